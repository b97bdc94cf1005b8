namespace Matching.Core.Steering;

/// <summary>Asks for a run: a worker takes it up, and the page follows it. Nothing is judged here; what cannot be run says so in its answer.</summary>
public sealed class AskRun(IAskedRuns runs, TimeProvider clock)
{
    /// <returns>The run's id.</returns>
    public async Task<Guid> HandleAsync(string municipality, AskedKind kind, Wanted wanted, string by, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var run = new AskedRun(Guid.CreateVersion7(now), municipality, kind, wanted, by, now);
        await runs.AskAsync(run, stopping);
        return run.Id;
    }
}
