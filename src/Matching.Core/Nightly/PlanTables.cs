using System.Globalization;
using Matching.Core.Intake.Rows;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// The four tables of a plan. Rows are sorted by youth, then kind in the alphabet of its code, then opening, since of one wish several meetings may be
/// proposed; prices by opening.
/// </summary>
/// <remarks>Source: file formats, "Out: a night"; the matching model §13, Files.</remarks>
public static class PlanTables
{
    public static IReadOnlyList<NightFile> Of(MatchingPlan plan)
    {
        var planned = plan.Pairs.Concat(plan.Meetings)
            .OrderBy(pair => pair.Youth, StringComparer.Ordinal)
            .ThenBy(pair => Code(pair.Kind), StringComparer.Ordinal)
            .ThenBy(pair => pair.Opening, StringComparer.Ordinal)
            .ToList();
        return [Plan(planned), Unplaced(plan), Explained(planned), Prices(plan)];
    }

    private static NightFile Plan(List<PlannedPair> pairs)
    {
        var table = new TableWriter("youth_id", "kind", "opening_id", "host_id", "programme", "score", "rank", "state", "warnings");
        foreach (var pair in pairs)
        {
            table.Text(pair.Youth).Text(Code(pair.Kind)).Text(pair.Opening).Text(pair.Host).Text(pair.Programme)
                .Number(pair.Score).Number(pair.Rank).Text(Code(pair.State)).Text(string.Join('|', pair.Warnings.Order(StringComparer.Ordinal)));
            table.EndRow();
        }

        return NightFile.Of("plan.csv", table.ToString());
    }

    private static NightFile Unplaced(MatchingPlan plan)
    {
        var table = new TableWriter("youth_id", "kind", "reason", "feasible", "first_broken", "would_change");
        foreach (var wish in plan.Unplaced.OrderBy(wish => wish.Youth, StringComparer.Ordinal).ThenBy(wish => Code(wish.Kind), StringComparer.Ordinal))
        {
            table.Text(wish.Youth).Text(Code(wish.Kind)).Text(wish.Reason).Number(wish.Feasible)
                .Text(string.Join('|', wish.FirstBroken.Where(count => count.Openings > 0).Select(Written)))
                .Text(string.Join('|', wish.WouldChange.Select(Written)));
            table.EndRow();
        }

        return NightFile.Of("unplaced.csv", table.ToString());
    }

    private static NightFile Explained(List<PlannedPair> pairs)
    {
        var table = new TableWriter("youth_id", "kind", "opening_id", "preference", "points", "of", "facts");
        foreach (var pair in pairs)
        {
            foreach (var line in pair.ScoreCard)
            {
                table.Text(pair.Youth).Text(Code(pair.Kind)).Text(pair.Opening).Text(line.Preference).Number(line.Points).Number(line.Of).Text(line.Finding.ToString());
                table.EndRow();
            }
        }

        return NightFile.Of("explained.csv", table.ToString());
    }

    private static NightFile Prices(MatchingPlan plan)
    {
        var table = new TableWriter("opening_id", "seats", "used", "price_weight", "price_score");
        foreach (var price in plan.Prices.OrderBy(price => price.Opening, StringComparer.Ordinal))
        {
            table.Text(price.Opening).Number(price.Seats).Number(price.Used).Number(price.Weight).Number(price.Score);
            table.EndRow();
        }

        return NightFile.Of("prices.csv", table.ToString());
    }

    private static string Written(RuleCount count) => string.Create(CultureInfo.InvariantCulture, $"{count.Rule}={count.Openings}");

    private static string Written(WouldChange change) => change.Amount is { } amount
        ? string.Create(CultureInfo.InvariantCulture, $"{change.Rule}+{amount:0.##}={change.Openings}")
        : string.Create(CultureInfo.InvariantCulture, $"{change.Rule}={change.Openings}");

    internal static string Code(Kind kind) => FileCodes.Kinds.CodeOf(kind);

    internal static string Code(PairState state) => state switch
    {
        PairState.Proposed => "proposed",
        PairState.Shown => "shown",
        PairState.Pinned => "pinned",
        PairState.Gathering => "gathering",
        PairState.ToMeet => "to_meet",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a code."),
    };
}
