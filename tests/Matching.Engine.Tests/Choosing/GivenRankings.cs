using Matching.Engine.Choosing;

namespace Matching.Engine.Tests.Choosing;

/// <summary>Small random rankings of both sides, with ties and with people that only one side has ranked.</summary>
internal sealed record GivenRankings(Rankings People, int[] Seats, Rankings Openings, long[,] Draws)
{
    public static GivenRankings Random(int seed, int mostPeople = 5, int mostOpenings = 4)
    {
        var random = new Random(seed);
        var (people, openings) = (random.Next(mostPeople + 1), random.Next(1, mostOpenings + 1));
        var tied = random.Next(3) * 0.3;
        var draws = new long[people, openings];
        for (var person = 0; person < people; person++)
        {
            for (var opening = 0; opening < openings; opening++)
                draws[person, opening] = random.Next(4);
        }

        return new(
            Side(random, people, openings, tied),
            [.. Enumerable.Range(0, openings).Select(_ => random.Next(3))],
            Side(random, openings, people, tied),
            draws);
    }

    public long Draw(int person, int opening) => Draws[person, opening];

    public StablePlan Solve() => DeferredAcceptance.Solve(People, Seats, Openings, Draw);

    private static Rankings Side(Random random, int choosers, int choices, double tied) =>
        Rankings.Of([.. Enumerable.Range(0, choosers).Select(_ => Levels(random, choices, tied))]);

    private static List<List<int>> Levels(Random random, int choices, double tied)
    {
        var levels = new List<List<int>>();
        var order = Enumerable.Range(0, choices).ToArray();
        random.Shuffle(order);
        foreach (var choice in order.Take(random.Next(choices + 1)))
        {
            if (levels.Count > 0 && random.NextDouble() < tied)
                levels[^1].Add(choice);
            else
                levels.Add([choice]);
        }

        return levels;
    }
}
