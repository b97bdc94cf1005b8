using Microsoft.Extensions.Logging;

namespace Matching.Core.Availability;

/// <summary>Tells the memory what openings have to give, after they changed; and everything, when it knows nothing.</summary>
public sealed partial class RememberAvailability(IAvailabilityTruth truth, IAvailabilityMemory memory, TimeProvider clock, ILogger<RememberAvailability> logger)
{
    /// <summary>These openings, as they are now. A memory that is gone is told everything when it is back.</summary>
    public async Task HandleAsync(IReadOnlyCollection<string> openings, CancellationToken stopping) =>
        await memory.RememberAsync(await truth.ReadAsync(openings, stopping), clock.GetUtcNow(), stopping);

    /// <summary>Everything, unless it has been told since it was last emptied.</summary>
    public async Task RebuildIfEmptyAsync(CancellationToken stopping)
    {
        if (await memory.RebuiltAtAsync(stopping) is null)
        {
            await RebuildAsync(stopping);
        }
    }

    public async Task RebuildAsync(CancellationToken stopping)
    {
        var all = await truth.ReadAsync(null, stopping);
        var now = clock.GetUtcNow();
        if (await memory.RememberAsync(all, now, stopping))
        {
            await memory.NoteRebuiltAsync(now, stopping);
            Log.Rebuilt(logger, all.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Availability of {Openings} openings was remembered anew")]
        public static partial void Rebuilt(ILogger logger, int openings);
    }
}
