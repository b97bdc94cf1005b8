using Matching.Core.Choices;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Openings;

/// <summary>What one side says of one pair: <paramref name="Rank"/> 1 is the first choice; null = not wished for.</summary>
public sealed record RankedPair(string Youth, string Opening, int? Rank);

/// <summary>A meeting that was approved, with the scheme and the municipality whose round it belongs to.</summary>
public sealed record RankedMeeting(string Youth, string Opening, string Programme, string Municipality);

/// <summary>Keeps rankings where both sides choose.</summary>
public interface IRankings
{
    /// <summary>Of these pairs, those that are to meet, or have met, by an approved proposal.</summary>
    Task<IReadOnlyList<RankedMeeting>> MeetingsAsync(IReadOnlyList<RankedPair> among, CancellationToken cancellationToken);

    /// <summary>Nights after <paramref name="closesOn"/> choose by them.</summary>
    Task SaveAsync(RankingSide side, IReadOnlyList<RankedPair> choices, DateOnly closesOn, CancellationToken cancellationToken);
}

/// <summary>What came of ranking. Only <see cref="Saved"/> has changed anything.</summary>
public enum RankOutcome
{
    Saved = 1,

    /// <summary>Somebody is among them whom no approved meeting brings together with the opening.</summary>
    NotTheirs = 2,

    /// <summary>Two have the same rank, or a rank is below 1 or above their number.</summary>
    NotAnOrder = 3,

    /// <summary>The round is over.</summary>
    Closed = 4,

    /// <summary>Meetings are still to be held, and this side may not open the round before.</summary>
    NotOpen = 5,

    /// <summary>More than the scheme lets a young person rank.</summary>
    TooMany = 6,
}

/// <summary>
/// One side ranks those it has met, first choice first; whoever is not ranked is not matched with it. The other side's ranks are never shown. The
/// round opens and closes as for what staff write down.
/// </summary>
/// <remarks>Source: the product, M20; programmes §1.4.</remarks>
public sealed class RankCandidates(IRankings rankings, RankingRounds rounds)
{
    public async Task<RankOutcome> HandleAsync(RankingSide side, IReadOnlyList<RankedPair> choices, CancellationToken cancellationToken)
    {
        var ranks = choices.Select(choice => choice.Rank).OfType<int>().ToList();
        if (ranks.Count != ranks.Distinct().Count() || ranks.Any(rank => rank < 1 || rank > choices.Count))
        {
            return RankOutcome.NotAnOrder;
        }

        var meetings = await rankings.MeetingsAsync(choices, cancellationToken);
        var met = meetings.Select(meeting => (meeting.Youth, meeting.Opening)).ToHashSet();
        if (choices.Count == 0 || choices.Any(choice => !met.Contains((choice.Youth, choice.Opening))))
        {
            return RankOutcome.NotTheirs;
        }

        if (side == RankingSide.Youth && ranks.Count > await rounds.WishesInAsync(meetings[0].Programme, cancellationToken))
        {
            return RankOutcome.TooMany;
        }

        var round = await rounds.OfAsync(meetings[0].Municipality, meetings[0].Programme, [side == RankingSide.Youth ? Role.Youth : Role.Host], cancellationToken);
        if (round is not RankingOutcome.Recorded { ClosesOn: var closesOn })
        {
            return round is RankingOutcome.Closed ? RankOutcome.Closed : RankOutcome.NotOpen;
        }

        await rankings.SaveAsync(side, choices, closesOn, cancellationToken);
        return RankOutcome.Saved;
    }
}
