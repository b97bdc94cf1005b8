namespace Matching.Cli.Soaking;

/// <summary>A clock that the soak moves, and a millisecond each time it is read, so that what is made later sorts later.</summary>
internal sealed class SoakClock(DateTimeOffset from) : TimeProvider
{
    private DateTimeOffset _now = from;

    public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromMilliseconds(1);

    /// <summary>Never backwards.</summary>
    public void MoveTo(DateTimeOffset instant) => _now = instant > _now ? instant : _now;
}
