namespace Matching.Core.Availability;

/// <summary>Seats as they are.</summary>
public interface IAvailabilityTruth
{
    /// <summary>The present version of each opening, all of them when <paramref name="openings"/> is null; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<string, long>> VersionsAsync(IReadOnlyCollection<string>? openings, CancellationToken stopping);

    /// <summary>The openings as they are now, all of them when <paramref name="openings"/> is null.</summary>
    Task<IReadOnlyList<OpeningAvailability>> ReadAsync(IReadOnlyCollection<string>? openings, CancellationToken stopping);
}
