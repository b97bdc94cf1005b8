using Matching.Engine.Time;

namespace Matching.Core.Availability;

/// <summary>
/// What one opening has to give at one moment. <paramref name="FreeSeats"/>: places of ours that nobody sits on, at least 0;
/// <paramref name="Holds"/>: those that somebody does; <paramref name="Week"/>: the half hours wholly inside its schedule;
/// <paramref name="Version"/>: the row's, raised by every change of it and of its seats.
/// </summary>
public sealed record OpeningAvailability(string Opening, int FreeSeats, int Holds, WeekBits Week, long Version);

/// <summary>An availability as it was remembered, and when.</summary>
public sealed record RememberedAvailability(OpeningAvailability Availability, DateTimeOffset WrittenAt);

/// <summary>An availability that counts now, with its age: how long ago it was read from the truth; zero when just now.</summary>
public sealed record AvailableNow(OpeningAvailability Availability, TimeSpan Age);

/// <summary>
/// Availabilities by opening id (openings that do not exist are not in it), and how they were come by: <paramref name="Remembered"/> from
/// the memory, <paramref name="Stale"/> remembered with another version, <paramref name="IsMemoryGone"/>: nothing could be asked of it.
/// </summary>
public sealed record AvailabilityAnswer(IReadOnlyDictionary<string, AvailableNow> Openings, int Remembered, int Stale, bool IsMemoryGone);
