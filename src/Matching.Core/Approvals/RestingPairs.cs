using Matching.Core.Nightly;
using Matching.Core.People;

namespace Matching.Core.Approvals;

/// <summary>A pair that a consultant rejected for a while: no night before <paramref name="Until"/> proposes it, and the night of that day may.</summary>
public sealed record RestingPair(string YouthId, string OpeningId, DateOnly Until);

/// <summary>A board on which pairs that rest on its date stand as places that she is not proposed for.</summary>
/// <remarks>Source: the product, A3.</remarks>
public static class RestingPairs
{
    public static Board Of(Board board, DateOnly date)
    {
        var resting = board.Resting.Where(pair => date < pair.Until).ToLookup(pair => pair.YouthId, pair => pair.OpeningId, StringComparer.Ordinal);
        return resting.Count == 0 ? board : board with { Youths = [.. board.Youths.Select(youth => Of(youth, resting))] };
    }

    private static Youth Of(Youth youth, ILookup<string, string> resting) =>
        resting.Contains(youth.Id) ? youth with { NotHosts = [.. youth.NotHosts.Union(resting[youth.Id], StringComparer.Ordinal)] } : youth;
}
