using Matching.Core.Nightly;

namespace Matching.Worker.Queue;

/// <summary>
/// Rounds one after the other. Whoever asks while one is under way gets the next one, and all who wait then share it: many seats that come
/// free at the same hour cost few rounds, each from the openings that were asked for since the last.
/// </summary>
internal sealed class RoundsInTurn(RunRound round, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _asking = new();
    private readonly HashSet<string> _freed = new(StringComparer.Ordinal);
    private (long StartedAt, RoundOutcome Outcome)? _last;

    /// <summary>What a round that began after this call, and started from this opening too, came to.</summary>
    public async Task<RoundOutcome> NextAsync(string opening, CancellationToken cancellationToken)
    {
        Ask([opening]);
        var askedAt = clock.GetTimestamp();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || last.StartedAt <= askedAt)
            {
                var startedAt = clock.GetTimestamp();
                last = (startedAt, await RunAsync(cancellationToken));
                _last = last;
            }

            return last.Outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Whoever waits for openings of a round that failed has them in the next.
    private async Task<RoundOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var openings = TakeAll();
        try
        {
            return await round.HandleAsync(openings, cancellationToken);
        }
        catch
        {
            Ask(openings);
            throw;
        }
    }

    private void Ask(string[] openings)
    {
        lock (_asking)
        {
            _freed.UnionWith(openings);
        }
    }

    private string[] TakeAll()
    {
        lock (_asking)
        {
            string[] openings = [.. _freed];
            _freed.Clear();
            return openings;
        }
    }
}
