using System.Collections.Immutable;

namespace Matching.Core.Nightly;

/// <summary>Measures a night's steps, one after another, and tells of each that ended. Read by others while it goes on.</summary>
public sealed class NightSteps(TimeProvider clock, IProgress<NightStep>? progress = null)
{
    private long _since = clock.GetTimestamp();
    private ImmutableList<KeyValuePair<string, long>> _ended = [];

    /// <summary>Milliseconds by step, in order.</summary>
    public IReadOnlyDictionary<string, long> Milliseconds => new OrderedDictionary<string, long>(_ended, StringComparer.Ordinal);

    /// <summary>The step that has just ended, measured from the end of the one before.</summary>
    public void End(string name)
    {
        var now = clock.GetTimestamp();
        var step = new NightStep(name, (long)clock.GetElapsedTime(_since, now).TotalMilliseconds);
        _since = now;
        _ended = _ended.Add(new(step.Name, step.Milliseconds));
        progress?.Report(step);
    }
}
