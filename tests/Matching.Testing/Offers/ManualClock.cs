using System.Globalization;
using Matching.Core.Clock;

namespace Matching.Testing.Offers;

/// <summary>A clock that moves by hand, and a millisecond each time it is read, so that what is made later sorts later. Its timers are real.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now = now;

    /// <summary>Monday 23 November 2026, 09:30 in Denmark: an ordinary sending day.</summary>
    public static ManualClock OnAnOrdinaryMonday() => new(At("2026-11-23", "09:30"));

    public static DateTimeOffset At(string day, string time) =>
        Copenhagen.InstantOf(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture));

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            _now += TimeSpan.FromMilliseconds(1);
            return _now;
        }
    }

    public void MoveTo(string day, string time) => MoveTo(At(day, time));

    public void MoveTo(DateTimeOffset instant)
    {
        lock (_gate)
        {
            _now = instant;
        }
    }

    public void Advance(TimeSpan time) => MoveTo(GetUtcNow() + time);
}
