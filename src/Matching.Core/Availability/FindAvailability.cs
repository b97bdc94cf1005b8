using Microsoft.Extensions.Logging;

namespace Matching.Core.Availability;

/// <summary>
/// Tells what openings have to give: from the memory where it knows the row's present version, from the truth for the rest, which is then
/// remembered. With the memory stopped, emptied or old the answer is the same, only slower, and the log says so.
/// </summary>
public sealed partial class FindAvailability(IAvailabilityTruth truth, IAvailabilityMemory memory, TimeProvider clock, ILogger<FindAvailability> logger)
{
    /// <summary>These openings as they are now.</summary>
    public async Task<AvailabilityAnswer> HandleAsync(IReadOnlyCollection<string> openings, CancellationToken stopping) =>
        await HandleAsync(await truth.VersionsAsync(openings, stopping), stopping);

    /// <summary>
    /// These openings, remembered at exactly these versions, or as they are now: who asks with versions of a snapshot must look whether
    /// the version answered is still that one.
    /// </summary>
    public async Task<AvailabilityAnswer> HandleAsync(IReadOnlyDictionary<string, long> versions, CancellationToken stopping)
    {
        var recalled = await memory.RecallAsync([.. versions.Keys], stopping);
        var now = clock.GetUtcNow();
        var openings = (recalled ?? new Dictionary<string, RememberedAvailability>(StringComparer.Ordinal))
            .Where(entry => versions.TryGetValue(entry.Key, out var version) && version == entry.Value.Availability.Version)
            .ToDictionary(entry => entry.Key, entry => new AvailableNow(entry.Value.Availability, now - entry.Value.WrittenAt), StringComparer.Ordinal);
        var answer = new AvailabilityAnswer(openings, openings.Count, (recalled?.Count ?? 0) - openings.Count, recalled is null);
        if (openings.Count < versions.Count)
        {
            Log.AskedTruth(logger, versions.Count - openings.Count, versions.Count, answer.Stale, answer.IsMemoryGone);
            await AddFromTruthAsync(openings, [.. versions.Keys.Where(id => !openings.ContainsKey(id))], answer.IsMemoryGone, stopping);
        }

        return answer;
    }

    private async Task AddFromTruthAsync(Dictionary<string, AvailableNow> openings, string[] missing, bool isMemoryGone, CancellationToken stopping)
    {
        var read = await truth.ReadAsync(missing, stopping);
        foreach (var availability in read)
        {
            openings[availability.Opening] = new(availability, TimeSpan.Zero);
        }

        if (!isMemoryGone)
        {
            await memory.RememberAsync(read, clock.GetUtcNow(), stopping);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Free seats of {Missing} of {Asked} openings were read from PostgreSQL (remembered with an old version: {Stale}; memory gone: {Gone})")]
        public static partial void AskedTruth(ILogger logger, int missing, int asked, int stale, bool gone);
    }
}
