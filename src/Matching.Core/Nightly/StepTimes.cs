namespace Matching.Core.Nightly;

/// <summary>Milliseconds by step, each from the end of the step before.</summary>
internal sealed class StepTimes(TimeProvider clock, Action<string>? onStep)
{
    private readonly List<StepTime> _all = [];
    private long _last = clock.GetTimestamp();

    /// <summary>The steps so far; later ones join the same list.</summary>
    public IReadOnlyList<StepTime> All => _all;

    public void Ended(string step)
    {
        var now = clock.GetTimestamp();
        _all.Add(new(step, (long)clock.GetElapsedTime(_last, now).TotalMilliseconds));
        _last = now;
        onStep?.Invoke(step);
    }
}

/// <summary>How long a step took.</summary>
public sealed record StepTime(string Step, long Milliseconds);
