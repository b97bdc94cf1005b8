using Matching.Core.Nightly;

namespace Matching.Core.Steering;

/// <summary>The runs that people asked for, kept with what came of them.</summary>
public interface IAskedRuns
{
    /// <summary>Keeps it and raises the message that it waits, together.</summary>
    Task AskAsync(AskedRun run, CancellationToken stopping);

    /// <summary>Takes a new one, or one whose runner's lease has passed.</summary>
    Task<AskedClaim> TakeAsync(Guid id, DateTimeOffset at, DateTimeOffset until, CancellationToken stopping);

    /// <summary>Tells how far it has come and keeps it until then.</summary>
    Task TellAsync(Guid id, IReadOnlyList<NightStep> steps, DateTimeOffset until, CancellationToken stopping);

    /// <summary>It is over: with an answer, or with the name of its fault.</summary>
    Task EndAsync(Guid id, RunEnd end, DateTimeOffset at, CancellationToken stopping);
}

/// <summary>What became of trying to take a run.</summary>
public abstract record AskedClaim
{
    private AskedClaim()
    {
    }

    public sealed record Mine(AskedRun Run) : AskedClaim;

    /// <summary>Somebody runs it, and keeps it at least until then.</summary>
    public sealed record Taken(DateTimeOffset Until) : AskedClaim;

    /// <summary>It is done or failed, or was never asked for.</summary>
    public sealed record Over : AskedClaim;
}

/// <summary>How a run ended.</summary>
public abstract record RunEnd
{
    private RunEnd()
    {
    }

    public sealed record Answered(RunAnswer Answer, IReadOnlyList<NightStep> Steps) : RunEnd;

    /// <summary>By the name of the fault; its words are in the log.</summary>
    public sealed record Failed(string Fault) : RunEnd;
}
