namespace Matching.Core.Erasures;

/// <summary>Why a person is erased. Stored by number: never renumber.</summary>
public enum ErasureCause
{
    /// <summary>She asked, or a consultant decided it.</summary>
    Person = 1,

    /// <summary>Her file has been closed for as long as the law has it kept.</summary>
    KeepingPeriod = 2,
}

/// <summary>One person to be erased: by whom, why and when, in UTC.</summary>
public sealed record Erasure(string Municipality, string YouthId, ErasureCause Cause, string By, DateTimeOffset At);

/// <summary>
/// What of a person is still under way: offers that wait, places that are approved, agreed or run, and of a host orders that wait for candidates and
/// pledges that are no order yet.
/// </summary>
public sealed record StillUnderWay(int Offers, int Places, int Promises = 0)
{
    /// <summary>Nothing is.</summary>
    public bool IsNothing => Offers + Places + Promises == 0;
}

/// <summary>A closed file: since which civil date, and when its consultant was told that it will be erased (null = not yet).</summary>
public sealed record ClosedFile(string Municipality, string YouthId, DateOnly Since, DateTimeOffset? NoticedAt);

/// <summary>Takes a person out of everything that is kept.</summary>
public interface IErasures
{
    /// <summary>
    /// In one transaction: whatever names her goes or is replaced, what is counted stays under an id that leads nowhere, and a mark keeps files from
    /// bringing her again. Changes nothing unless the answer is <see cref="ErasureOutcome.Erased"/>.
    /// </summary>
    Task<ErasureOutcome> EraseAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Null: the municipality has no such person.</summary>
    Task<StillUnderWay?> UnderWayAsync(string municipality, string youthId, CancellationToken cancellationToken);

    /// <summary>Files that were closed on that day or before, by municipality and id.</summary>
    Task<IReadOnlyList<ClosedFile>> ClosedAsync(DateOnly until, CancellationToken cancellationToken);
}

/// <summary>What came of erasing. The page handles every case.</summary>
public abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>She is gone; what is counted of her stands under <paramref name="Replacement"/>.</summary>
    public sealed record Erased(string Replacement) : ErasureOutcome;

    /// <summary>The municipality has no such person; perhaps she was erased before.</summary>
    public sealed record Nobody : ErasureOutcome;

    /// <summary>Something is under way and must be ended first, so that the other side hears it from a person.</summary>
    public sealed record UnderWay(StillUnderWay What) : ErasureOutcome;

    /// <summary>A night, a round or an import is running and knows her: try again in a moment.</summary>
    public sealed record NotNow : ErasureOutcome;
}
