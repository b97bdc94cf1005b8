namespace Matching.Engine.Assigning;

/// <summary>
/// Wishes 0…W−1, openings 0…O−1, the pairs that may be chosen and what limits them. A plan gives each wish one of its
/// pairs or none; no opening takes more wishes than it has seats and no group more than its capacity. Numbers stand for
/// ids in rising order, which is what makes the one plan of equal worth that is chosen independent of any file's order.
/// The constructor refuses anything else with an <see cref="ArgumentException"/> that holds the values.
/// </summary>
public sealed class AssignmentProblem
{
    /// <exception cref="ArgumentException">Lengths, ranges or order are wrong, or the groups run in a ring.</exception>
    public AssignmentProblem(PairTable pairs, SeatLimit[] openings, GroupLimit[] groups)
    {
        Pairs = pairs;
        Openings = openings;
        Groups = groups;
        RefuseBadLengths();
        for (var wish = 0; wish < pairs.Wishes; wish++)
            RefuseBadPairs(wish);
        for (var opening = 0; opening < openings.Length; opening++)
            RefuseBadOpening(opening);
        for (var group = 0; group < groups.Length; group++)
            RefuseBadGroup(group);
        RefuseRings();
    }

    /// <summary>The pairs that may be chosen.</summary>
    public PairTable Pairs { get; }

    /// <summary>Free seats and group of each opening.</summary>
    public SeatLimit[] Openings { get; }

    /// <summary>The groups: each inside at most one other.</summary>
    public GroupLimit[] Groups { get; }

    private static ArgumentException Refusal(string parameter, string what) =>
        new(what + "\nMaybe the caller built its arrays from two different lists.", parameter);

    private void RefuseBadLengths()
    {
        var (start, count) = (Pairs.Start, Pairs.Opening.Length);
        if (start.Length == 0 || start[0] != 0 || start[^1] != count)
            throw Refusal("pairs", $"Pairs must run from 0 to {count}; starts are {start.FirstOrDefault(-1)} … {start.LastOrDefault(-1)}.");
        if (Pairs.Weight.Length != (Pairs.WeighsByWish ? Pairs.Wishes : count) || Pairs.Score.Length != count || Pairs.Draw.Length != count)
            throw Refusal("pairs", $"{count} pairs, but {Pairs.Weight.Length} weights, {Pairs.Score.Length} scores, {Pairs.Draw.Length} draws.");
    }

    private void RefuseBadPairs(int wish)
    {
        var (first, end) = (Pairs.Start[wish], Pairs.Start[wish + 1]);
        if (first > end || end > Pairs.Count)
            throw Refusal("pairs", $"Wish {wish}: pairs from {first} to {end} of {Pairs.Count}.");

        var before = -1;
        for (var pair = first; pair < end; pair++)
        {
            var opening = Pairs.Opening[pair];
            if (opening <= before || opening >= Openings.Length)
                throw Refusal("pairs", $"Wish {wish}: opening {opening} after {before}, of {Openings.Length} openings; must rise.");
            if (Pairs.WeightOf(wish, pair) < 0 || Pairs.Draw[pair] < 0)
                throw Refusal("pairs", $"Wish {wish}, opening {opening}: weight {Pairs.WeightOf(wish, pair)}, draw {Pairs.Draw[pair]}; neither may be below 0.");
            before = opening;
        }
    }

    private void RefuseBadOpening(int opening)
    {
        var (seats, group) = Openings[opening];
        if (seats < 0 || group < -1 || group >= Groups.Length)
            throw Refusal("openings", $"Opening {opening}: {seats} seats, group {group} of {Groups.Length}.");
    }

    private void RefuseBadGroup(int group)
    {
        var (capacity, parent, load) = Groups[group];
        if (capacity < 0 || parent < -1 || parent >= Groups.Length || load.Step < 0 || load.Earlier < 0)
            throw Refusal("groups", $"Group {group}: capacity {capacity}, parent {parent} of {Groups.Length}, load step {load.Step}, earlier {load.Earlier}.");
    }

    private void RefuseRings()
    {
        var seenFrom = new int[Groups.Length];
        for (var group = 0; group < Groups.Length; group++)
        {
            for (var at = group; at >= 0 && seenFrom[at] <= 0; at = Groups[at].Parent)
            {
                if (seenFrom[at] == -(group + 1))
                    throw Refusal("groups", $"Group {group} lies inside itself, by group {at}.");
                seenFrom[at] = -(group + 1);
            }

            for (var at = group; at >= 0 && seenFrom[at] < 0; at = Groups[at].Parent)
                seenFrom[at] = 1;
        }
    }
}
