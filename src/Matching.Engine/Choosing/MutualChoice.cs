using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;
using Matching.Engine.Together;

namespace Matching.Engine.Choosing;

/// <summary>
/// Where both sides have ranked: person-proposing deferred acceptance over every such pair that is feasible and goes together with what people have
/// decided for her, so that nobody and no opening would rather have each other. Who is pinned keeps what she has and takes no part. Found before
/// the plan is made, which then has so many seats and so much room less.
/// </summary>
/// <remarks>
/// Source: the matching model §6, mutual choice. Stability is by openings and their seats: where a limit around several openings would take fewer than
/// they have seats, the opening with most people gives one seat back (of equals the smaller id), until all limits hold, and the plan is stable for the
/// seats that are left.
/// </remarks>
internal sealed class MutualChoice(Night night, WishTonight[] wishes, WishCandidates[] feasible, Limits limits)
{
    private readonly Draw _draw = new(night.Problem.Salt);
    private readonly FitTogether _fit = new(night);
    private readonly HashSet<(WishTonight, OpeningTonight)> _apart = [];

    /// <summary>Tells every wish that the rankings seat, and takes its room.</summary>
    public void Settle()
    {
        if (night.Problem.Ranks.Count == 0)
        {
            return;
        }

        var seated = SeatedWithinLimits(Market());
        while (FirstCollision(seated) is { } apart)
        {
            _apart.Add(apart);
            seated = SeatedWithinLimits(Market());
        }

        foreach (var (wish, opening) in seated)
        {
            wish.Choose(opening);
            limits.Take(opening);
        }
    }

    // A seat that goes back may free room elsewhere, so all is asked again; seats only fall, so it ends.
    private List<(WishTonight Wish, OpeningTonight Opening)> SeatedWithinLimits(RankedMarket market)
    {
        var seats = market.Openings.Select(opening => limits.HasRoom(opening) ? limits.Openings[opening.Index].Seats : 0).ToArray();
        while (true)
        {
            var plan = DeferredAcceptance.Solve(market.Likes, seats, market.Liked, DrawOf(market));
            var seated = Seated(market, plan);
            var over = limits.FirstOver(seated.Select(pair => pair.Opening)).CountBy(opening => opening).OrderByDescending(opening => opening.Value).ThenBy(opening => opening.Key.Index).ToList();
            if (over.Count == 0)
            {
                return seated;
            }

            seats[Array.IndexOf(market.Openings, over[0].Key)] = over[0].Value - 1;
        }
    }

    private static List<(WishTonight Wish, OpeningTonight Opening)> Seated(RankedMarket market, StablePlan plan) =>
        [.. market.People.Zip(plan.OpeningOf).Where(pair => pair.Second >= 0).Select(pair => (pair.First, market.Openings[pair.Second]))];

    // Of two wishes of one person the later kind looks again.
    private (WishTonight, OpeningTonight)? FirstCollision(List<(WishTonight Wish, OpeningTonight Opening)> seated)
    {
        var collisions = seated.GroupBy(pair => pair.Wish.Youth)
            .SelectMany(hers => hers.SelectMany(one => hers, (one, other) => (one, other)))
            .Where(pair => pair.one.Wish.Index < pair.other.Wish.Index && !Fit(pair.one.Wish.Youth, pair.one.Opening, pair.other.Opening))
            .Take(1);
        return collisions.Select(pair => ((WishTonight, OpeningTonight)?)pair.other).FirstOrDefault();
    }

    private bool Fit(YouthTonight youth, OpeningTonight one, OpeningTonight other) => _fit.Holds(PlaceOfHers.Wished(youth, one), PlaceOfHers.Wished(youth, other));

    private Func<int, int, long> DrawOf(RankedMarket market) => (person, opening) =>
        _draw.Of(market.People[person].Youth.Id, market.People[person].Kind, market.Openings[opening].Id);

    private RankedMarket Market()
    {
        var openings = night.Openings.Where(opening => opening.Choice is not null).ToDictionary(opening => opening.Id, StringComparer.Ordinal);
        var wishOf = wishes.Where(wish => wish.IsFree).ToDictionary(wish => (wish.Youth.Id, wish.Kind));
        var rows = night.Problem.Ranks
            .Where(row => openings.ContainsKey(row.Opening))
            .Select(row => (Row: row, Opening: openings[row.Opening], Wish: wishOf.GetValueOrDefault((row.Youth, openings[row.Opening].Kind))))
            .Where(row => row.Wish is not null && MayMatch(row.Wish, row.Opening))
            .Select(row => new RankedPair(row.Row.Side, row.Wish!, row.Opening, row.Row.Rank));
        return RankedMarket.Of([.. rows]);
    }

    private bool MayMatch(WishTonight wish, OpeningTonight opening) =>
        feasible[wish.Index].Holds(opening)
        && !_apart.Contains((wish, opening))
        && wish.Youth.Placements.Where(placement => placement is { IsPinned: true, Opening: not null } && wish.Youth.Facts.Wants.Contains(placement.Kind))
            .All(placement => _fit.Holds(PlaceOfHers.Wished(wish.Youth, opening), PlaceOfHers.Decided(wish.Youth, placement)));
}

/// <summary>What one side has said of one pair of tonight.</summary>
internal sealed record RankedPair(RankingSide Side, WishTonight Wish, OpeningTonight Opening, int Rank);

/// <summary>Everybody who ranks or is ranked, by wish and by opening index, with both sides' lists.</summary>
internal sealed record RankedMarket(WishTonight[] People, OpeningTonight[] Openings, Rankings Likes, Rankings Liked)
{
    public static RankedMarket Of(IReadOnlyList<RankedPair> pairs)
    {
        WishTonight[] people = [.. pairs.Select(pair => pair.Wish).Distinct().OrderBy(wish => wish.Index)];
        OpeningTonight[] openings = [.. pairs.Select(pair => pair.Opening).Distinct().OrderBy(opening => opening.Index)];
        var personOf = people.Select((wish, at) => (wish, at)).ToDictionary(entry => entry.wish, entry => entry.at);
        var openingOf = openings.Select((opening, at) => (opening, at)).ToDictionary(entry => entry.opening, entry => entry.at);
        var hers = pairs.Where(pair => pair.Side == RankingSide.Youth).ToLookup(pair => pair.Wish);
        var theirs = pairs.Where(pair => pair.Side == RankingSide.Host).ToLookup(pair => pair.Opening);
        return new(
            people,
            openings,
            Rankings.Of([.. people.Select(wish => Levels(hers[wish], pair => openingOf[pair.Opening]))]),
            Rankings.Of([.. openings.Select(opening => Levels(theirs[opening], pair => personOf[pair.Wish]))]));
    }

    // Said twice of one pair: the better rank counts.
    private static IReadOnlyList<IReadOnlyList<int>> Levels(IEnumerable<RankedPair> pairs, Func<RankedPair, int> other) =>
    [
        .. pairs.GroupBy(other)
            .Select(said => (Other: said.Key, Rank: said.Min(pair => pair.Rank)))
            .GroupBy(said => said.Rank)
            .OrderBy(level => level.Key)
            .Select(level => (IReadOnlyList<int>)[.. level.Select(said => said.Other).Order()]),
    ];
}
