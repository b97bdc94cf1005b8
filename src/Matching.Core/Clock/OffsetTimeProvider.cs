namespace Matching.Core.Clock;

/// <summary>
/// A clock that is a fixed time ahead of another (behind when negative) and runs as fast; timers and elapsed time are the other's own.
/// Its local zone is Europe/Copenhagen, whatever the machine's is.
/// </summary>
public sealed class OffsetTimeProvider(TimeProvider clock, TimeSpan ahead) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => Copenhagen.Zone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + ahead;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
