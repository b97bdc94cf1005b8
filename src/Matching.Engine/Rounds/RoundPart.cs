using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Engine.Rounds;

/// <summary>
/// The wishes that a change can reach: from openings with room to the wishes that can take them, to the other openings with room that those can take,
/// that compete for one limit, or that the same young person wishes for beside, until nothing is added. Wishes of other parts are not looked at.
/// </summary>
/// <remarks>
/// Exact, because in a round nothing moves that people have been shown: an opening without room takes nobody, so a wish that can take none with room
/// is in no plan, and what competes for nothing is decided apart.
/// </remarks>
internal sealed class RoundPart(Night night, WishTonight[] free, OpeningsWithRoom room, WishesByNeed index, Sieves sieves)
{
    private readonly ILookup<YouthTonight, WishTonight> _ofYouth = free.ToLookup(wish => wish.Youth);
    private readonly HashSet<int> _openings = [];
    private readonly HashSet<WishTonight> _wishes = [];
    private readonly Dictionary<WishTonight, WishCandidates> _looked = [];

    /// <summary>How many wishes were asked what they can take.</summary>
    public int Looked => _looked.Count;

    /// <summary>The wishes of the part, in the order of the night.</summary>
    public WishTonight[] GrownFrom(IEnumerable<OpeningTonight> starts)
    {
        for (var added = Added(starts); added.Count > 0; added = Added(Join(added).SelectMany(OpeningsOf)))
        {
        }

        return [.. _wishes.OrderBy(wish => wish.Index)];
    }

    private List<OpeningTonight> Added(IEnumerable<OpeningTonight> openings) =>
        [.. openings.SelectMany(room.Beside).Where(opening => _openings.Add(opening.Index))];

    private List<WishTonight> Join(List<OpeningTonight> added)
    {
        WishTonight[] asked = [.. added.SelectMany(index.MayTake).Distinct().Where(wish => !_wishes.Contains(wish))];
        LookAt(asked);
        List<WishTonight> joined = [.. asked.Where(CanTakeOne)];
        WishTonight[] beside = [.. joined.Select(wish => wish.Youth).Distinct().SelectMany(youth => _ofYouth[youth])];
        LookAt(beside);
        joined.AddRange(beside.Where(wish => _looked[wish].Count > 0));
        return [.. joined.Where(_wishes.Add)];
    }

    private void LookAt(WishTonight[] wishes)
    {
        WishTonight[] unseen = [.. wishes.Where(wish => !_looked.ContainsKey(wish))];
        foreach (var (wish, found) in unseen.Zip(sieves.ForEach(unseen, (sieve, wish) => sieve.Sift(wish))))
        {
            _looked.Add(wish, found);
        }
    }

    private bool CanTakeOne(WishTonight wish) => _looked[wish].Openings.Any(_openings.Contains);

    private IEnumerable<OpeningTonight> OpeningsOf(WishTonight wish) => _looked[wish].Openings.Select(opening => night.Openings[opening]);
}
