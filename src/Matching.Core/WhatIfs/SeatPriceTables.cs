using Matching.Core.Intake.Rows;
using Matching.Core.Nightly;

namespace Matching.Core.WhatIfs;

/// <summary>Seat prices as files: <c>seat-prices.csv</c> by opening, and <c>sums-of-single-effects.csv</c> by area, municipality, kind and sector.</summary>
public static class SeatPriceTables
{
    public static IReadOnlyList<NightFile> Of(SeatPriceList prices) => [Openings(prices), Sums(prices)];

    private static NightFile Openings(SeatPriceList prices)
    {
        var table = new TableWriter("opening_id", "host_id", "municipality_code", "kind", "sector", "seats", "used", "price_weight", "price_score");
        foreach (var opening in prices.Openings)
        {
            table.Text(opening.Price.Opening).Text(opening.Host).Text(opening.Municipality).Text(FileCodes.Kinds.CodeOf(opening.Kind)).Text(opening.Sector)
                .Number(opening.Price.Seats).Number(opening.Price.Used).Number(opening.Price.Weight).Number(opening.Price.Score).EndRow();
        }

        return NightFile.Of("seat-prices.csv", table.ToString());
    }

    private static NightFile Sums(SeatPriceList prices)
    {
        var table = new TableWriter("area", "municipality_code", "kind", "sector", "openings", "sum_of_single_effects_weight", "sum_of_single_effects_score");
        foreach (var sum in prices.Sums)
        {
            table.Text(prices.Area).Text(sum.Municipality).Text(FileCodes.Kinds.CodeOf(sum.Kind)).Text(sum.Sector)
                .Number(sum.Openings).Number(sum.Weight).Number(sum.Score).EndRow();
        }

        return NightFile.Of("sums-of-single-effects.csv", table.ToString());
    }
}
