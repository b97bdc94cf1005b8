using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.WhatIfs;

/// <summary>What one more seat would bring, opening by opening, with what the opening is.</summary>
public sealed record PricedOpening(SeatPrice Price, string Host, string Municipality, Kind Kind, string Sector);

/// <summary>
/// The sum of single effects of a group of openings: what each seat would bring alone, added up. Together they may bring less, since two
/// seats may want the same person.
/// </summary>
/// <param name="Municipality">Four digits: where the hosts are.</param>
/// <param name="Kind">Of the openings.</param>
/// <param name="Sector">Of the openings.</param>
/// <param name="Openings">How many there are.</param>
/// <param name="Weight">Sum of the rises of weight.</param>
/// <param name="Score">Sum of the rises of fit; may be below 0 where weight rises.</param>
public sealed record SeatPriceSum(string Municipality, Kind Kind, string Sector, int Openings, long Weight, long Score);

/// <summary>The seat prices of a night: single ones by opening id, sums by municipality, kind and sector.</summary>
/// <remarks>Source: the matching model §7, Seat price.</remarks>
public sealed record SeatPriceList(string Area, IReadOnlyList<PricedOpening> Openings)
{
    public IReadOnlyList<SeatPriceSum> Sums =>
    [
        .. Openings
            .GroupBy(opening => (opening.Municipality, opening.Kind, opening.Sector))
            .Select(group => new SeatPriceSum(
                group.Key.Municipality, group.Key.Kind, group.Key.Sector, group.Count(), group.Sum(one => one.Price.Weight), group.Sum(one => one.Price.Score)))
            .OrderBy(sum => sum.Municipality, StringComparer.Ordinal)
            .ThenBy(sum => sum.Kind)
            .ThenBy(sum => sum.Sector, StringComparer.Ordinal),
    ];

    public static SeatPriceList Of(MatchingProblem problem, IEnumerable<SeatPrice> prices)
    {
        var openings = problem.Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);
        var municipalities = problem.Hosts.ToDictionary(host => host.Id, host => host.Municipality, StringComparer.Ordinal);
        return new(
            string.Join('+', problem.Area),
            [
                .. prices.OrderBy(price => price.Opening, StringComparer.Ordinal)
                    .Select(price => (Price: price, Opening: openings[price.Opening]))
                    .Select(one => new PricedOpening(one.Price, one.Opening.Host, municipalities[one.Opening.Host], one.Opening.Kind, one.Opening.Sector)),
            ]);
    }
}
