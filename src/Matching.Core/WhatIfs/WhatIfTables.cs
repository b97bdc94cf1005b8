using Matching.Core.Intake.Rows;
using Matching.Core.Nightly;
using Matching.Engine;

namespace Matching.Core.WhatIfs;

/// <summary>An answer as files: <c>what-if.csv</c>, a row for each wish that is treated differently, and <c>totals.csv</c>.</summary>
public static class WhatIfTables
{
    public static IReadOnlyList<NightFile> Of(WhatIfAnswer answer) => [Wishes(answer), Totals(answer)];

    public static string Code(WishEffect effect) => effect switch
    {
        WishEffect.Gains => "gains",
        WishEffect.Loses => "loses",
        WishEffect.Moves => "moves",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect without a code."),
    };

    private static NightFile Wishes(WhatIfAnswer answer)
    {
        var table = new TableWriter("youth_id", "kind", "effect", "opening_before", "opening_after", "score_before", "score_after");
        foreach (var wish in answer.Wishes.OrderBy(wish => wish.Youth, StringComparer.Ordinal).ThenBy(wish => FileCodes.Kinds.CodeOf(wish.Kind), StringComparer.Ordinal))
        {
            table.Text(wish.Youth).Text(FileCodes.Kinds.CodeOf(wish.Kind)).Text(Code(wish.Effect)).Text(wish.Before?.Opening ?? "").Text(wish.After?.Opening ?? "");
            Score(Score(table, wish.Before), wish.After).EndRow();
        }

        return NightFile.Of("what-if.csv", table.ToString());
    }

    private static NightFile Totals(WhatIfAnswer answer)
    {
        var table = new TableWriter("total", "before", "after", "difference");
        foreach (var total in answer.Totals)
        {
            table.Text(total.Name).Number(total.Before).Number(total.After).Number(total.Difference).EndRow();
        }

        return NightFile.Of("totals.csv", table.ToString());
    }

    private static TableWriter Score(TableWriter table, PlannedPair? pair) => pair is null ? table.Text("") : table.Number(pair.Score);
}
