using Microsoft.Extensions.Logging;

namespace Matching.Core.Erasures;

/// <summary>
/// Erases a mentor, or a company's contact, for good. No offer, place, order or pledge may be under way, so that nobody waits for somebody who is gone.
/// It cannot be undone, so whoever asks is asked once before.
/// </summary>
/// <remarks>Source: feature U7, rules RT03.</remarks>
public sealed partial class EraseHost(IHostErasures erasures, TimeProvider clock, ILogger<EraseHost> logger)
{
    public Task<ErasureOutcome> HandleAsync(string municipality, string hostId, string by, CancellationToken cancellationToken) =>
        HandleAsync(municipality, hostId, ErasureCause.Person, by, cancellationToken);

    internal async Task<ErasureOutcome> HandleAsync(string municipality, string hostId, ErasureCause cause, string by, CancellationToken cancellationToken)
    {
        var outcome = await erasures.EraseAsync(new(municipality, hostId, cause, by, clock.GetUtcNow()), cancellationToken);
        if (outcome is ErasureOutcome.Erased erased)
        {
            // Not a mentor's id: a log outlives her.
            Log.Erased(logger, erased.Replacement, cause, by);
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A mentor or a company's contact was erased; what is counted stands under {Replacement} ({Cause}, by {By})")]
        public static partial void Erased(ILogger logger, string replacement, ErasureCause cause, string by);
    }
}
