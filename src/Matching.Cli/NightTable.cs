using System.Globalization;
using Matching.Core.Intake.Rows;
using Matching.Core.Nightly;
using Matching.Engine;

namespace Matching.Cli;

/// <summary>A planned night on a few lines.</summary>
internal static class NightTable
{
    public static IReadOnlyList<(string Name, string Value)> Rows(PlannedNight night)
    {
        var plan = night.Plan;
        return
        [
            ("date", night.Problem.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("youths", Number(night.Youths)),
            ("wishes", Number(plan.Counts.Wishes)),
            ("openings", Number(plan.Counts.Openings)),
            ("feasible pairs", Number(plan.Counts.PairsFeasible)),
            ("placed", Number(plan.Counts.Placed)),
            ("pinned", Number(plan.Counts.Pinned)),
            .. ByKind(plan),
            .. plan.Meetings.Count > 0 ? [("meetings", Number(plan.Meetings.Count))] : Array.Empty<(string, string)>(),
            ("gap", string.Create(CultureInfo.InvariantCulture, $"{plan.Gap.Placed} weight, {plan.Gap.Fit} score")),
            .. night.Steps.Select(step => ($"ms {step.Step}", Number(step.Milliseconds))),
            ("peak megabytes", Number(night.PeakMegabytes)),
            ("plan", night.PlanHash),
        ];
    }

    private static IEnumerable<(string Name, string Value)> ByKind(MatchingPlan plan) => plan.Pairs
        .Where(pair => pair.State != PairState.Pinned)
        .CountBy(pair => FileCodes.Kinds.CodeOf(pair.Kind))
        .OrderBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => ($"placed {count.Key}", Number(count.Value)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
