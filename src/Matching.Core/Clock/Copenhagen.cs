namespace Matching.Core.Clock;

/// <summary>
/// Civil time in Denmark. Instants are UTC everywhere else. A civil time that the clock skips in spring means the hour after it; one that
/// comes twice in autumn means the first.
/// </summary>
public static class Copenhagen
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>The civil date at this instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>The civil time of day at this instant.</summary>
    public static TimeOnly TimeAt(DateTimeOffset instant) => TimeOnly.FromDateTime(At(instant).DateTime);

    /// <summary>The same instant with Denmark's offset.</summary>
    public static DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant, in UTC, of a civil date and time.</summary>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time)
    {
        var civil = date.ToDateTime(time);
        if (Zone.IsInvalidTime(civil))
        {
            civil = civil.AddHours(1);
        }

        var offset = Zone.IsAmbiguousTime(civil) ? Zone.GetAmbiguousTimeOffsets(civil).Max() : Zone.GetUtcOffset(civil);
        return new DateTimeOffset(civil, offset).ToUniversalTime();
    }

    /// <summary>Today's civil date by this clock.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateAt(clock.GetUtcNow());
}
