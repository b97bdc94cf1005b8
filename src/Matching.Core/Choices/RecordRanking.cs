using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Choices;

/// <summary>One side's order after meetings: of a young person her openings, of an opening's host the young people; best first.</summary>
/// <param name="Municipality">Whose staff writes it down; another's are not found.</param>
/// <param name="Side">Who ranks.</param>
/// <param name="Subject">Her id, or the opening's.</param>
/// <param name="Order">The other side's ids; who is left out is not wanted.</param>
public sealed record RankingRequest(string Municipality, RankingSide Side, string Subject, IReadOnlyList<string> Order)
{
    /// <summary>In which roles it is written down; some may open a round before all meetings are held.</summary>
    public IReadOnlyList<Role> By { get; init; } = [Role.JobConsultant];
}

/// <summary>What came of writing a ranking down.</summary>
public abstract record RankingOutcome
{
    private RankingOutcome()
    {
    }

    /// <summary>The night after <paramref name="ClosesOn"/>, that day included, chooses by it; until then it may be written anew.</summary>
    public sealed record Recorded(DateOnly ClosesOn) : RankingOutcome;

    /// <summary>These were not met, and who has not met does not rank.</summary>
    public sealed record NotMet(IReadOnlyList<string> Ids) : RankingOutcome;

    /// <summary>A young person may rank so many in this scheme and no more.</summary>
    public sealed record TooMany(int Most) : RankingOutcome;

    /// <summary>It closed on that day.</summary>
    public sealed record Closed(DateOnly On) : RankingOutcome;

    /// <summary>Meetings are still to be held, and before that only <paramref name="EarlyBy"/> may open it; empty = nobody.</summary>
    public sealed record NotOpen(IReadOnlyList<Role> EarlyBy) : RankingOutcome;

    public sealed record NotFound : RankingOutcome;
}

/// <summary>Whom one has met, and in which scheme.</summary>
public sealed record RankingReading(string Programme, IReadOnlyList<string> Met);

/// <summary>How a scheme's round of rankings stands in a municipality: when it closes, null = none was opened yet, and whether all meetings that were agreed to are held.</summary>
public sealed record RankingRound(DateOnly? ClosesOn, bool AllHeld);

/// <summary>Where rankings are kept.</summary>
public interface IRankingDesk
{
    /// <summary>Null when nobody of that side in that municipality has met anybody.</summary>
    Task<RankingReading?> ReadAsync(string municipality, RankingSide side, string subject, CancellationToken cancellationToken);

    Task<RankingRound> RoundAsync(string municipality, string programme, CancellationToken cancellationToken);

    /// <summary>Takes the place of what that side said before.</summary>
    Task SaveAsync(RankingRequest request, DateOnly closesOn, CancellationToken cancellationToken);
}

/// <summary>
/// After meetings both sides rank. The night after the round has closed both sides' orders are read, and nobody is placed whom not both have
/// ranked.
/// </summary>
/// <remarks>Source: programmes §1.4 ranking.</remarks>
public sealed class RecordRanking(IRankingDesk desk, RankingRounds rounds)
{
    public async Task<RankingOutcome> HandleAsync(RankingRequest request, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(request.Municipality, request.Side, request.Subject, cancellationToken) is not { } reading)
        {
            return new RankingOutcome.NotFound();
        }

        if (request.Order.Except(reading.Met, StringComparer.Ordinal).ToList() is { Count: > 0 } strangers)
        {
            return new RankingOutcome.NotMet(strangers);
        }

        if (request.Side == RankingSide.Youth && await rounds.WishesInAsync(reading.Programme, cancellationToken) is { } most && request.Order.Distinct(StringComparer.Ordinal).Count() > most)
        {
            return new RankingOutcome.TooMany(most);
        }

        var round = await rounds.OfAsync(request.Municipality, reading.Programme, request.By, cancellationToken);
        if (round is RankingOutcome.Recorded { ClosesOn: var closesOn })
        {
            await desk.SaveAsync(request with { Order = [.. request.Order.Distinct(StringComparer.Ordinal)] }, closesOn, cancellationToken);
        }

        return round;
    }
}
