using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>
/// Who wished for few changes gets no short place (under eight weeks) and no third begun within half a year. Mentors do not count as a change.
/// </summary>
/// <remarks>
/// Days = end − the later of start and night + 1, 56 is enough; no end date never breaks. Begun = running or ended, any kind,
/// D−181 ≤ start ≤ D. Source: the matching model §3, §13.
/// </remarks>
internal sealed class FewChanges : IHardRule, ILookAtLittle
{
    private const int ShortestDays = 56;
    private const int WindowDays = 182;
    private const int MostBegun = 1;

    public string Id => "few-changes";

    public Look? OfHer(in Applicant her) => her.Youth.AsksFor(Needs.FewChanges) ? new Look(1, Begun(her.Youth, her.Night.Date)) : Look.Nothing;

    public bool IsKept(in Pair pair) => !Applies(pair) || (IsLongEnough(pair) && Begun(pair) <= MostBegun);

    public Finding Explain(in Pair pair) => Applies(pair)
        ? Findings.Of(Id, ("few_changes", "yes"), ("days", Days(pair)), ("days_at_least", ShortestDays), ("begun", Begun(pair)), ("begun_within_days", WindowDays))
        : Findings.Of(Id, ("few_changes", "no"));

    private static bool Applies(in Pair pair) => pair.Opening.Kind != Kind.Mentor && pair.Youth.AsksFor(Needs.FewChanges);

    private static bool IsLongEnough(in Pair pair) => Days(pair) is not < ShortestDays;

    private static int? Days(in Pair pair) => pair.Opening.Facts.EndDate?.DayNumber - pair.Opening.StartsOn.DayNumber + 1;

    private static int Begun(in Pair pair) => Begun(pair.Youth, pair.Night.Date);

    private static int Begun(YouthTonight youth, DateOnly night)
    {
        var begun = 0;
        foreach (var placement in youth.Placements)
        {
            if (placement.Facts is { State: PlacementState.Running or PlacementState.Ended, StartDate: { } start }
                && start <= night && start > night.AddDays(-WindowDays))
            {
                begun++;
            }
        }

        return begun;
    }
}
