using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>
/// She is not resting: not two placements that failed within a year, and her last two history rows did not both expire,
/// unless somebody has talked with her or reopened a pair of hers since.
/// </summary>
/// <remarks>
/// Failed = ended_early or no_chemistry, D − date ≤ 365; a talk or a reopened row on the day of the last row ends it. A no does not rest in a night.
/// Source: the matching model §3, §13.
/// </remarks>
internal sealed class RestsNow : IHardRule, ILookAtLittle
{
    private const int FailureDays = 365;

    public string Id => "rests-now";

    public Look? OfHer(in Applicant her) => her.Youth.History.Count < 2 ? Look.Nothing : new Look(her.Youth.Index + 1);

    public Look OfOpening(OpeningTonight opening) => Look.Nothing;

    public bool IsKept(in Pair pair) => Resting(pair) is null;

    public Finding Explain(in Pair pair) => Resting(pair) is { } rest
        ? Findings.Of(Id, ("rests", "yes"), ("why", rest.Why), ("since", rest.Since), ("until", "somebody_has_talked_with_her"))
        : Findings.Of(Id, ("rests", "no"));

    private static (string Why, DateOnly Since)? Resting(in Pair pair)
    {
        var history = pair.Youth.History;
        if (history.Count < 2)
        {
            return null;
        }

        var ended = EndedOn(pair.Youth);
        if (LastFailure(pair, out var failures) is { } failed && failures >= 2 && !(ended >= failed))
        {
            return ("two_failed", failed);
        }

        var expired = history[^1].Outcome == Outcome.Expired && history[^2].Outcome == Outcome.Expired;
        return expired && !(ended >= history[^1].Date) ? ("two_expired", history[^1].Date) : null;
    }

    private static DateOnly? LastFailure(in Pair pair, out int failures)
    {
        DateOnly? last = null;
        failures = 0;
        foreach (var row in pair.Youth.History)
        {
            if (row.Outcome is Outcome.EndedEarly or Outcome.NoChemistry && row.Date >= pair.Night.Date.AddDays(-FailureDays))
            {
                failures++;
                last = row.Date;
            }
        }

        return last;
    }

    private static DateOnly? EndedOn(YouthTonight youth)
    {
        var ended = youth.Facts.TalkedWithOn;
        foreach (var row in youth.History)
        {
            if (row.Outcome == Outcome.Reopened && !(ended >= row.Date))
            {
                ended = row.Date;
            }
        }

        return ended;
    }
}
