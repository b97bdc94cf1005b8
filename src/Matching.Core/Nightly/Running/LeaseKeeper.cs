namespace Matching.Core.Nightly;

/// <summary>Renews a night's lease while it lives, and stops its work when somebody else has taken the night over.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _keeping;

    public LeaseKeeper(INightStore nights, NightLease lease, TimeSpan length, NightSteps steps, TimeProvider clock, CancellationToken stopping)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _keeping = Task.Run(() => KeepAsync(nights, lease, length, steps, clock), CancellationToken.None);
    }

    /// <summary>Cancelled when the host stops or the night is somebody else's.</summary>
    public CancellationToken Stopping => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
        _lost.Dispose();
    }

    // A renewal that fails is tried again at the next turn: three fit into one lease.
    private async Task KeepAsync(INightStore nights, NightLease lease, TimeSpan length, NightSteps steps, TimeProvider clock)
    {
        using var turns = new PeriodicTimer(TurnOf(length), clock);
        while (await turns.WaitForNextTickAsync(_ended.Token))
        {
            if (!await RenewAsync(nights, lease, clock.GetUtcNow() + length, steps))
            {
                await _lost.CancelAsync();
                return;
            }
        }
    }

    private async Task<bool> RenewAsync(INightStore nights, NightLease lease, DateTimeOffset until, NightSteps steps)
    {
        try
        {
            return await nights.RenewAsync(lease, until, steps.Milliseconds, _ended.Token);
        }
        catch (System.Data.Common.DbException)
        {
            return true;
        }
    }

    // Often enough to be kept, and for the desk to see how far the night has come.
    private static TimeSpan TurnOf(TimeSpan length) => TimeSpan.FromTicks(Math.Min(length.Ticks / 3, TimeSpan.TicksPerSecond));
}
