namespace Matching.Engine.Assigning.Branches;

/// <summary>An independent part of a problem with its side conditions, numbered anew in the same order.</summary>
internal sealed class Part
{
    private Part(AssignmentProblem problem, SideConditions sides, int[] wishes, int[] openings)
    {
        (Problem, Wishes, Openings) = (problem, wishes, openings);
        Sides = sides with { Limits = [.. sides.Limits.Select(limit => limit with { Most = Math.Max(0, limit.Most) })] };
        WishOfPair = new int[problem.Pairs.Count];
        ListOf = new int[]?[problem.Pairs.Wishes];
        foreach (var list in sides.Together)
        {
            foreach (var wish in list)
                ListOf[wish] = list;
        }

        for (var wish = 0; wish < problem.Pairs.Wishes; wish++)
            Array.Fill(WishOfPair, wish, problem.Pairs.Start[wish], problem.Pairs.Start[wish + 1] - problem.Pairs.Start[wish]);
    }

    public AssignmentProblem Problem { get; }

    public SideConditions Sides { get; }

    /// <summary>Number in the whole of each wish here, rising.</summary>
    public int[] Wishes { get; }

    /// <summary>Number in the whole of each opening here, rising.</summary>
    public int[] Openings { get; }

    public int[] WishOfPair { get; }

    /// <summary>The list of wishes that share a person with this one, itself included; null = it stands alone.</summary>
    public int[]?[] ListOf { get; }

    /// <summary>Whether two pairs exclude each other: of different wishes of one list, and colliding.</summary>
    public bool Collide(int pair, int other)
    {
        var (wish, otherWish) = (WishOfPair[pair], WishOfPair[other]);
        return wish != otherWish && ListOf[wish] is { } list && ReferenceEquals(list, ListOf[otherWish]) && Sides.Collide(pair, other);
    }

    /// <summary>All of a problem, as it is.</summary>
    public static Part Whole(AssignmentProblem problem, SideConditions sides) =>
        new(problem, sides, [.. Enumerable.Range(0, problem.Pairs.Wishes)], [.. Enumerable.Range(0, problem.Openings.Length)]);

    /// <summary>Pair of each wish here, −1 = none, from the openings of all wishes of the whole.</summary>
    public int[] PairsOf(IReadOnlyList<int> openingOfAll) =>
    [
        .. Wishes.Select((wish, here) => openingOfAll[wish] < 0 ? -1 : Worths.PairOf(Problem, here, Array.BinarySearch(Openings, openingOfAll[wish]))),
    ];

    public Levels Worth(int[] pairOf) => Worths.Of(Problem, Array.ConvertAll(pairOf, pair => pair < 0 ? -1 : Problem.Pairs.Opening[pair]));

    public static Part Cut(AssignmentProblem whole, SideConditions sides, int[] wishes)
    {
        var openings = wishes.SelectMany(wish => whole.Pairs.Opening[whole.Pairs.Start[wish]..whole.Pairs.Start[wish + 1]]).Distinct().Order().ToArray();
        var groups = openings.SelectMany(opening => Around(whole, opening)).Distinct().Order().ToArray();
        var (openingHere, groupHere, wishHere) = (Numbers(openings), Numbers(groups), Numbers(wishes));
        int[] pairs = [.. wishes.SelectMany(wish => Enumerable.Range(whole.Pairs.Start[wish], whole.Pairs.Start[wish + 1] - whole.Pairs.Start[wish]))];
        var pairHere = Numbers(pairs);
        var problem = new AssignmentProblem(
            Table(whole, wishes, pairs, openingHere),
            [.. openings.Select(opening => whole.Openings[opening] is var seats && seats.Group < 0 ? seats : seats with { Group = groupHere[seats.Group] })],
            [.. groups.Select(group => whole.Groups[group] is var limit && limit.Parent < 0 ? limit : limit with { Parent = groupHere[limit.Parent] })]);
        var inside = new SideConditions
        {
            Together = [.. sides.Together.Select(list => list.Where(wishHere.ContainsKey).Select(wish => wishHere[wish]).ToArray()).Where(list => list.Length > 1)],
            Collide = (pair, other) => sides.Collide(pairs[pair], pairs[other]),
            Minimum = [.. openings.Select(opening => sides.Minimum[opening])],
            Limits = [.. sides.Limits.Where(limit => limit.Pairs.Length > 0 && pairHere.ContainsKey(limit.Pairs[0])).Select(limit => limit with { Pairs = Array.ConvertAll(limit.Pairs, pair => pairHere[pair]) })],
            LooksPerPart = sides.LooksPerPart,
        };
        return new Part(problem, inside, wishes, openings);
    }

    private static PairTable Table(AssignmentProblem whole, int[] wishes, int[] pairs, Dictionary<int, int> openingHere)
    {
        var start = new int[wishes.Length + 1];
        for (var at = 0; at < wishes.Length; at++)
            start[at + 1] = start[at] + whole.Pairs.Start[wishes[at] + 1] - whole.Pairs.Start[wishes[at]];
        return new PairTable(
            start,
            Array.ConvertAll(pairs, pair => openingHere[whole.Pairs.Opening[pair]]),
            Array.ConvertAll(whole.Pairs.WeighsByWish ? wishes : pairs, at => whole.Pairs.Weight[at]),
            Array.ConvertAll(pairs, pair => whole.Pairs.Score[pair]),
            Array.ConvertAll(pairs, pair => whole.Pairs.Draw[pair]),
            whole.Pairs.WeighsByWish);
    }

    private static IEnumerable<int> Around(AssignmentProblem whole, int opening)
    {
        for (var group = whole.Openings[opening].Group; group >= 0; group = whole.Groups[group].Parent)
            yield return group;
    }

    private static Dictionary<int, int> Numbers(int[] rising) =>
        rising.Select((number, at) => (number, at)).ToDictionary(one => one.number, one => one.at);
}
