using System.Collections.Immutable;
using Matching.Core.Nightly;

namespace Matching.Core.Steering;

/// <summary>Hears of steps that ended and tells them on, half a second later at most; by telling it keeps the run.</summary>
internal sealed class RunTeller : IProgress<NightStep>, IAsyncDisposable
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _telling;
    private ImmutableList<NightStep> _steps = [];
    private long _since;

    public RunTeller(IAskedRuns runs, Guid id, TimeSpan lease, TimeProvider clock)
    {
        _clock = clock;
        _since = clock.GetTimestamp();
        _telling = Task.Run(() => TellAsync(runs, id, lease), CancellationToken.None);
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<NightStep> Steps => _steps;

    public void Report(NightStep value) => _steps = _steps.Add(value);

    /// <summary>A step that has just ended, measured from the end of the one before.</summary>
    public void Ended(string name)
    {
        var now = _clock.GetTimestamp();
        Report(new(name, (long)_clock.GetElapsedTime(_since, now).TotalMilliseconds));
        _since = now;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private async Task TellAsync(IAskedRuns runs, Guid id, TimeSpan lease)
    {
        using var turns = new PeriodicTimer(Turn, _clock);
        while (await turns.WaitForNextTickAsync(_ended.Token))
        {
            try
            {
                await runs.TellAsync(id, _steps, _clock.GetUtcNow() + lease, _ended.Token);
            }
            catch (System.Data.Common.DbException)
            {
                // What a page sees a little later is told at the next turn.
                continue;
            }
        }
    }
}
