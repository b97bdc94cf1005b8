using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>Endings lead somewhere, and every target can be measured.</summary>
internal static class TargetChecks
{
    private const int WholePercent = 100;

    public static void Run(Checked on)
    {
        var endings = on.Definition.Endings;
        on.RefuseIf(endings is { NextStepRequired: true, Reasons.Count: > 0, NextSteps.Count: 0 } && endings.Outcomes.Count > 0, "$.endings.nextSteps", $"is empty, but a next step is demanded: nobody could end.");
        on.RefuseTwice(on.Definition.Targets.Select((target, at) => ($"$.targets[{at}]", target.Id)), "target");
        for (var at = 0; at < on.Definition.Targets.Count; at++)
        {
            var target = on.Definition.Targets[at];
            var path = $"$.targets[{at}]";
            CheckUnit(on, path, target);
            CheckNumerator(on, path, target);
            CheckTimes(on, path, target);
        }
    }

    private static void CheckUnit(Checked on, string path, Target target)
    {
        var isPercent = target.Unit == TargetUnit.Percent;
        on.RefuseIf(isPercent && target.Denominator is null, $"{path}.denominator", $"is missing: {target.Value} percent of what? One of {string.Join(", ", Words.AllOf<Denominator>().Keys)}.");
        var isRatio = target.Unit == TargetUnit.Ratio;
        var isEach = target.Denominator is Denominator.Hosts or Denominator.Staff;
        on.RefuseIf(!isPercent && !isRatio && target.Denominator is not null, $"{path}.denominator", $"belongs to percent and ratio, but the unit is {Words.Of(target.Unit)}.");
        on.RefuseIf(isRatio && !isEach, $"{path}.denominator", $"is {(target.Denominator is { } said ? Words.Of(said) : "missing")}: a ratio is so many for each of hosts or staff.");
        on.RefuseIf(isPercent && isEach, $"{path}.denominator", $"is {Words.Of(target.Denominator ?? Denominator.Hosts)}, which belongs to ratio: so many for each of them.");
        on.RefuseIf(target.Denominator == Denominator.Staff && on.Definition.Staff?.Cases is null, $"{path}.denominator", $"is staff, but staff.cases does not say how many persons there are.");
        on.RefuseIf(isPercent && target.Value > WholePercent, $"{path}.value", $"is {target.Value} percent, above {WholePercent}.");
        on.RefuseIf(isPercent && target is { Compare: Compare.Over, Value: WholePercent }, $"{path}.value", $"is over {WholePercent} percent, which cannot be.");
        on.RefuseIf(target.Measure == "share" && !isPercent, $"{path}.unit", $"is {Words.Of(target.Unit)}, but a share is given in percent.");
        on.RefuseIf(
            target.Denominator == Denominator.Openings && target.Of != TargetOf.Opening,
            $"{path}.of",
            $"is {Words.Of(target.Of)}, but a share of openings counts openings.");
        on.RefuseIf(
            target.Denominator is Denominator.Enrolled or Denominator.Started && target.Of == TargetOf.Opening,
            $"{path}.of",
            $"is opening, but openings are not {Words.Of(target.Denominator ?? Denominator.Enrolled)}.");
        on.RefuseIf(
            target.Denominator == Denominator.Completed && on.Modules.Count == 0 && !on.Definition.Tracks.Any(track => track.Stages.Count > 0 || track.Group is not null),
            $"{path}.denominator",
            $"is completed, but there is nothing to complete: no modules and no stages.");
    }

    private static void CheckNumerator(Checked on, string path, Target target)
    {
        on.RefuseIf(target.Unit == TargetUnit.Percent && target.Numerator is null && target.Lasts is null && target.Within is null, $"{path}.numerator", $"is missing: nothing says what counts.");
        if (target.Numerator is not { } numerator)
        {
            return;
        }

        ConditionChecks.CheckNames(on, $"{path}.numerator", numerator);
        ConditionChecks.RefuseOf(on, $"{path}.numerator", numerator, Member.OfPeople | Member.Hours | Member.Event | Member.WeeksUsed, $"is nothing a report counts by; kind, form, track and outcome are.");
        if (on.Definition.Endings is not { Outcomes.Count: > 0 } endings)
        {
            return;
        }

        foreach (var outcome in numerator.Outcome.Where(outcome => !endings.Outcomes.Contains(outcome)))
        {
            on.Refuse($"{path}.numerator.outcome", $"is {Words.Of(outcome)}, which cannot be measured: endings.outcomes does not have it.");
        }
    }

    private static void CheckTimes(Checked on, string path, Target target)
    {
        MomentChecks.Check(on, $"{path}.from", target.From, null);
        on.RefuseIf(target is { Within: not null, From: null }, $"{path}.from", $"is missing: within {target.Within} of what?");
        on.RefuseIf(target.Within is { IsZero: true } or { IsBefore: true }, $"{path}.within", $"is {target.Within}, so nothing can count.");
        on.RefuseIf(target.Lasts is { IsZero: true } or { IsBefore: true }, $"{path}.lasts", $"is {target.Lasts}, but must be a length above nothing.");
        on.RefuseIf(target is { On: not null, Unit: TargetUnit.Percent }, $"{path}.on", $"belongs to a count of what runs on a date, not to percent.");
        on.RefuseIf(target is { On: { } on0 } && on.Definition.Period is { } period && (on0 < period.From || on0 > period.To), $"{path}.on", $"is {target.On:yyyy-MM-dd}, outside the period.");
    }
}
