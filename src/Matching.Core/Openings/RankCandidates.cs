using Matching.Engine.Facts;

namespace Matching.Core.Openings;

/// <summary>What one side says of one pair: <paramref name="Rank"/> 1 is the first choice; null = not wished for.</summary>
public sealed record RankedPair(string Youth, string Opening, int? Rank);

/// <summary>Keeps rankings where both sides choose.</summary>
public interface IRankings
{
    /// <summary>Of these pairs, those that are to meet, or have met, by an approved proposal.</summary>
    Task<IReadOnlyList<(string Youth, string Opening)>> MeetingsAsync(IReadOnlyList<RankedPair> among, CancellationToken cancellationToken);

    Task SaveAsync(RankingSide side, IReadOnlyList<RankedPair> choices, CancellationToken cancellationToken);
}

/// <summary>What came of ranking. Only <see cref="Saved"/> has changed anything.</summary>
public enum RankOutcome
{
    Saved = 1,

    /// <summary>Somebody is among them whom no approved meeting brings together with the opening.</summary>
    NotTheirs = 2,

    /// <summary>Two have the same rank, or a rank is below 1 or above their number.</summary>
    NotAnOrder = 3,
}

/// <summary>One side ranks those it has met, first choice first; whoever is not ranked is not matched with it. The other side's ranks are never shown.</summary>
/// <remarks>Source: the product, M20; programmes §1.4.</remarks>
public sealed class RankCandidates(IRankings rankings)
{
    public async Task<RankOutcome> HandleAsync(RankingSide side, IReadOnlyList<RankedPair> choices, CancellationToken cancellationToken)
    {
        var ranks = choices.Select(choice => choice.Rank).OfType<int>().ToList();
        if (ranks.Count != ranks.Distinct().Count() || ranks.Any(rank => rank < 1 || rank > choices.Count))
        {
            return RankOutcome.NotAnOrder;
        }

        var meetings = (await rankings.MeetingsAsync(choices, cancellationToken)).ToHashSet();
        if (choices.Count == 0 || choices.Any(choice => !meetings.Contains((choice.Youth, choice.Opening))))
        {
            return RankOutcome.NotTheirs;
        }

        await rankings.SaveAsync(side, choices, cancellationToken);
        return RankOutcome.Saved;
    }
}
