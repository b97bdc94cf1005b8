using Matching.Core.LegalRules;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>Stages follow each other, end inside the enrolment, and internships under the employment act stay within the law's weeks.</summary>
internal static class StageChecks
{
    private const int DaysAWeek = 7;

    public static void Run(Checked on)
    {
        foreach (var (path, track) in on.Tracks)
        {
            for (var at = 0; at < track.Stages.Count; at++)
            {
                CheckStage(on, $"{path}.stages[{at}]", track, at);
            }

            CheckLaw(on, path, track);
            CheckReassessments(on, path, track);
        }
    }

    private static void CheckStage(Checked on, string path, Track track, int at)
    {
        var stage = track.Stages[at];
        var isLast = at == track.Stages.Count - 1;
        if (stage.Length is { } length)
        {
            on.RefuseIf(length.Min is { IsZero: true } or { IsBefore: true } || length.Max is { IsZero: true } or { IsBefore: true }, $"{path}.length", $"must be a length above nothing.");
            on.RefuseIf(length.Min.FewestDays > length.Max.LongestDays, $"{path}.length.min", $"is {length.Min}, above the maximum of {length.Max}.");
            on.RefuseIf(
                on.Definition.Entry?.Length is { } enrolment && length.Min.FewestDays > enrolment.LongestDays,
                $"{path}.length",
                $"is {length.Min}, longer than the whole enrolment of {on.Definition.Entry?.Length}.");
        }

        on.RefuseIf(stage.Length is null && !isLast, $"{path}.length", $"is open-ended, so the stage after it is never reached.");
        on.RefuseIf(stage.Length is null && stage.Repeat.Most is null or > 1, $"{path}.repeat", $"repeats a stage that never ends.");
        on.RefuseIf(stage.Repeat.Most is null && !isLast, $"{path}.repeat", $"is unlimited, so the stage after it is never reached.");
        on.RefuseIf(stage.DecidedBy.Count == 0, $"{path}.decidedBy", $"is empty, but a next stage comes only by decision.");
        on.RefuseIf(stage.DecidedBy.Contains(Role.Mentor) && track.Kind != Kind.Mentor, $"{path}.decidedBy", $"names the mentor, but this track has none.");
        on.RefuseIf(stage.DecidedBy.Contains(Role.Guardian) && on.EverybodyIsAdult, $"{path}.decidedBy", $"names the guardian, but everybody is of age.");
        on.RefuseIf(
            track.Kind == Kind.Internship && stage.Without == WithoutDecision.Keep,
            $"{path}.without",
            $"is keep, but an internship is longer only by a written decision (IN03).");
    }

    private static void CheckLaw(Checked on, string path, Track track)
    {
        if (!IsUnderTheAct(track) || track.Stages.Count == 0 || track.Stages[0].Length is null)
        {
            return;
        }

        var groups = (on.Definition.Who?.Groups ?? []).Intersect(TargetGroups.All, StringComparer.Ordinal).ToList();
        var lengths = (groups.Count > 0 ? groups : [.. TargetGroups.All]).Select(group => on.Law.InternshipLengths(group, on.LawDay)).OfType<RuleValues.Weeks>().ToList();
        if (lengths.Count > 0)
        {
            CheckWeeks(on, path, track, lengths);
        }
    }

    private static void CheckWeeks(Checked on, string path, Track track, List<RuleValues.Weeks> allowed)
    {
        var first = allowed.Max(one => one.First);
        var extended = allowed.Max(one => one.Extended ?? one.First);
        var days = 0;
        var hasAssessment = false;
        var hasNeed = false;
        for (var at = 0; at < track.Stages.Count; at++)
        {
            var stage = track.Stages[at];
            hasAssessment |= Asks(on, stage, GateCode.Assessment) || Asks(on, stage, GateCode.SpecialNeed);
            hasNeed |= Asks(on, stage, GateCode.SpecialNeed);
            days += (stage.Length?.Min.FewestDays ?? 0) * Math.Min(stage.Repeat.Most ?? 1, 1_000);
            var weeks = (days + DaysAWeek - 1) / DaysAWeek;
            on.RefuseIf(at == 0 && weeks > first && !hasAssessment, $"{path}.stages[0].length", $"makes {weeks} weeks, but the law allows those it takes {first} weeks at most without an assessment (IN01).");
            on.RefuseIf(at > 0 && weeks > first && !hasAssessment, $"{path}.stages[{at}].gate", $"is missing: from {first} weeks on an internship goes on only after an assessment (IN01, IN03).");
            on.RefuseIf(weeks > extended && !hasNeed, $"{path}.stages[{at}]", $"makes {weeks} weeks, but beyond {extended} the law asks for a special_need each time (IN01, IN03).");
        }
    }

    private static bool Asks(Checked on, Stage stage, GateCode gate) =>
        stage.Gate.Contains(gate) || on.Definition.Gates.Any(known => known.Code == gate && known.Before == GateStep.Extend);

    private static bool IsUnderTheAct(Track track) =>
        track.Kind == Kind.Internship && track.Form is Form.CompanyInternship or Form.TasterInternship or Form.HorizonInternship;

    private static void CheckReassessments(Checked on, string path, Track track)
    {
        var list = track.Reassess ?? [];
        for (var at = 0; at < list.Count; at++)
        {
            var one = list[at];
            var where = $"{path}.reassess[{at}]";
            on.RefuseIf(one.Event is not (LifeEvent.Turns18 or LifeEvent.Turns25 or LifeEvent.LeavesSchool or LifeEvent.GroupChanges), $"{where}.event", $"is {Words.Of(one.Event)}; one of turns_18, turns_25, leaves_school, group_changes is meant.");
            on.RefuseIf(one.Before is { IsBefore: true }, $"{where}.before", $"is {one.Before}; before is written without a minus.");
            on.RefuseIf(one.Event == LifeEvent.Turns18 && on.EverybodyIsAdult, $"{where}.event", $"is turns_18, but everybody is {on.Ages.From} or more.");
            on.RefuseIf(one.Event == LifeEvent.Turns25 && on.Definition.Who?.Age is { From: >= 25 } or { To: < 24 }, $"{where}.event", $"is turns_25, which nobody does between {on.Ages.From} and {on.Ages.To}.");
        }
    }
}
