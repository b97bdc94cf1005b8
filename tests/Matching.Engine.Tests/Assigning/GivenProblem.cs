using Matching.Engine.Assigning;

namespace Matching.Engine.Tests.Assigning;

/// <summary>Which features a random problem has.</summary>
[Flags]
public enum Features
{
    None = 0,
    Groups = 1,
    Load = 2,
    DifferingWeights = 4,
    NegativeScores = 8,
    Ties = 16,
    All = 31,
}

/// <summary>Small random problems, and changes of one, from a seed.</summary>
internal static class GivenProblem
{
    public static AssignmentProblem Random(int seed, Features features, int mostWishes = 5, int mostOpenings = 4)
    {
        var random = new Random(seed);
        var groups = features.HasFlag(Features.Groups) ? SomeGroups(random, features) : [];
        var openings = new SeatLimit[random.Next(1, mostOpenings + 1)];
        for (var opening = 0; opening < openings.Length; opening++)
            openings[opening] = new SeatLimit(random.Next(8) == 0 ? 0 : random.Next(1, 3), random.Next(-1, groups.Length));
        return new AssignmentProblem(SomePairs(random, features, random.Next(mostWishes + 1), openings.Length), openings, groups);
    }

    public static AssignmentProblem WithOneMoreSeat(AssignmentProblem problem, int opening)
    {
        var (openings, groups) = (problem.Openings.ToArray(), problem.Groups.ToArray());
        openings[opening] = openings[opening] with { Seats = openings[opening].Seats + 1 };
        for (var group = openings[opening].Group; group >= 0; group = groups[group].Parent)
        {
            if (groups[group].Capacity != GroupLimit.Unlimited)
                groups[group] = groups[group] with { Capacity = groups[group].Capacity + 1 };
        }

        return new AssignmentProblem(problem.Pairs, openings, groups);
    }

    public static AssignmentProblem WithoutPair(AssignmentProblem problem, int pair)
    {
        var pairs = problem.Pairs;
        return new AssignmentProblem(
            new PairTable(
                Array.ConvertAll(pairs.Start, start => start > pair ? start - 1 : start),
                Without(pairs.Opening, pair),
                Without(pairs.Weight, pair),
                Without(pairs.Score, pair),
                Without(pairs.Draw, pair)),
            problem.Openings,
            problem.Groups);
    }

    private static T[] Without<T>(T[] array, int at) => [.. array[..at], .. array[(at + 1)..]];

    // A parent may have a higher or a lower number than its child: half of the time the numbers are turned round.
    private static GroupLimit[] SomeGroups(Random random, Features features)
    {
        var groups = new GroupLimit[random.Next(1, 5)];
        var turned = random.Next(2) == 0;
        for (var group = 0; group < groups.Length; group++)
        {
            var parent = random.Next(-1, group);
            var capacity = random.Next(4) == 0 ? GroupLimit.Unlimited : random.Next(4);
            var load = features.HasFlag(Features.Load) ? new LoadPrice(random.Next(3), random.Next(3)) : default;
            var at = turned ? groups.Length - 1 - group : group;
            groups[at] = new GroupLimit(capacity, parent < 0 ? -1 : turned ? groups.Length - 1 - parent : parent, load);
        }

        return groups;
    }

    private static PairTable SomePairs(Random random, Features features, int wishes, int openings)
    {
        var start = new List<int> { 0 };
        var (opening, weight, score, draw) = (new List<int>(), new List<long>(), new List<int>(), new List<int>());
        var density = random.NextDouble();
        for (var wish = 0; wish < wishes; wish++)
        {
            var own = random.Next(3);
            for (var one = 0; one < openings; one++)
            {
                if (random.NextDouble() > density)
                    continue;
                opening.Add(one);
                weight.Add(features.HasFlag(Features.DifferingWeights) ? random.Next(4) : own);
                score.Add(random.Next(features.HasFlag(Features.NegativeScores) ? -4 : 0, 8));
                draw.Add(features.HasFlag(Features.Ties) ? random.Next(2) : random.Next(1 << 20));
            }

            start.Add(opening.Count);
        }

        return new PairTable([.. start], [.. opening], [.. weight], [.. score], [.. draw]);
    }
}
