using Microsoft.Extensions.Logging;

namespace Matching.Core.Erasures;

/// <summary>
/// Erases a young person for good: what names her goes or is replaced, what is counted stays. Nothing of hers may be under way. It cannot be
/// undone, so whoever asks is asked once before.
/// </summary>
/// <remarks>Source: feature U7, rules RT03.</remarks>
public sealed partial class EraseYouth(IErasures erasures, TimeProvider clock, ILogger<EraseYouth> logger)
{
    public Task<ErasureOutcome> HandleAsync(string municipality, string youthId, string by, CancellationToken cancellationToken) =>
        HandleAsync(municipality, youthId, ErasureCause.Person, by, cancellationToken);

    internal async Task<ErasureOutcome> HandleAsync(string municipality, string youthId, ErasureCause cause, string by, CancellationToken cancellationToken)
    {
        var outcome = await erasures.EraseAsync(new(municipality, youthId, cause, by, clock.GetUtcNow()), cancellationToken);
        if (outcome is ErasureOutcome.Erased erased)
        {
            // Not her id: a log outlives her.
            Log.Erased(logger, erased.Replacement, cause, by);
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A person was erased and is counted as {Replacement} ({Cause}, by {By})")]
        public static partial void Erased(ILogger logger, string replacement, ErasureCause cause, string by);
    }
}
