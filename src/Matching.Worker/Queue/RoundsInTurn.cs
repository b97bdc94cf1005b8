using Matching.Core.Nightly;

namespace Matching.Worker.Queue;

/// <summary>
/// Rounds one after the other. Whoever asks while one is under way gets the next one, and all who wait then share it: many seats that come
/// free at the same hour cost few rounds.
/// </summary>
internal sealed class RoundsInTurn(RunRound round, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private (long StartedAt, RoundOutcome Outcome)? _last;

    /// <summary>What a round that began after this call came to.</summary>
    public async Task<RoundOutcome> NextAsync(CancellationToken cancellationToken)
    {
        var askedAt = clock.GetTimestamp();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || last.StartedAt <= askedAt)
            {
                var startedAt = clock.GetTimestamp();
                last = (startedAt, await round.HandleAsync(cancellationToken));
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
}
