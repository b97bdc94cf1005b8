namespace Matching.Benchmarks.Towns;

/// <summary>
/// How big a generated town is and how close its places lie: <paramref name="Spread"/> is a municipality's breadth beside the demo
/// town's, <paramref name="ApartKm"/> the distance between the middles of two neighbours. Both are chosen so that the possible pairs are
/// about as many as in the solver's notes. <paramref name="MeetsOnline"/>: mentors may meet online; in a country each of them would be within
/// reach of every young person in it, which no programme offers.
/// </summary>
internal sealed record TownSize(string Name, int Municipalities, int Youths, int Openings, double Spread, double ApartKm, bool MeetsOnline = true)
{
    public static TownSize Region { get; } = new("region", 19, 23_000, 6_000, 0.5, 14);

    public static TownSize Country { get; } = new("country", 98, 100_000, 30_000, 1.2, 40, MeetsOnline: false);

    /// <summary>Small enough for an ordinary test.</summary>
    public static TownSize Hamlet { get; } = new("hamlet", 4, 300, 120, 1, 30);

    public static TownSize? Of(string name) => new[] { Region, Country, Hamlet }.FirstOrDefault(size => size.Name == name);
}
