using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>Dates, ages, entry: somebody can come in, and nobody whom law or product forbids.</summary>
internal static class WhoChecks
{
    private const int OldestInCompulsorySchool = 17;
    private const int OldestMatched = 30;
    private const int FirstGrade = 6;
    private const int LastGrade = 10;

    public static void Run(Checked on)
    {
        CheckPeriod(on);
        CheckParts(on);
        if (on.Definition.Who is { } who)
        {
            CheckAge(on, who);
            CheckGroups(on, who);
            CheckLanguage(on, who);
        }

        if (on.Definition.Entry is { } entry)
        {
            CheckEntry(on, entry);
        }
    }

    private static void CheckPeriod(Checked on)
    {
        if (on.Definition.Period is not { } period)
        {
            return;
        }

        on.RefuseIf(period.To < period.From, "$.period.to", $"is {period.To:yyyy-MM-dd}, before it starts on {period.From:yyyy-MM-dd}.");
        on.RefuseIf(period.To < on.Definition.ValidFrom, "$.validFrom", $"is {on.Definition.ValidFrom:yyyy-MM-dd}, after the last night {period.To:yyyy-MM-dd}: this version would never run.");
    }

    private static void CheckParts(Checked on)
    {
        var definition = on.Definition;
        if (definition.Who is not null)
        {
            on.RefuseIf(definition.Tracks.Count == 0, "$.tracks", $"is empty, but a programme that takes people needs at least one track they can be matched to.");
            on.RefuseIf(definition.Supply is not null, "$.supply", $"stands beside who; in a programme that takes people it belongs to a track.");
            return;
        }

        on.RefuseIf(definition.Tracks.Count > 0, "$.who", $"is missing, but there are tracks: say whom it takes; {{}} is everybody.");
        on.RefuseIf(definition.Entry is not null, "$.entry", $"has nobody to let in: there is no who, so this is a supply programme.");
        on.RefuseIf(definition.Tracks.Count == 0 && definition.Orders is null && definition.Supply is null && definition.Texts is null, "$", $"has neither who with tracks, nor orders, supply or texts: it does nothing.");
    }

    private static void CheckAge(Checked on, Who who)
    {
        if (who.Age is { } age)
        {
            var youngest = on.Law.YouthWork(on.LawDay).FromAge;
            on.RefuseIf(age.From < youngest, "$.who.age.from", $"is {age.From}, but the law allows no work under {youngest} (YW01), and nobody under {youngest} is matched.");
            on.RefuseIf(age.To > OldestMatched, "$.who.age.to", $"is {age.To}, but nobody over {OldestMatched} is matched.");
            on.RefuseIf(
                who.School is [School.Compulsory] && age.From > OldestInCompulsorySchool,
                "$.who.school",
                $"is compulsory, but nobody of {age.From} or more goes to compulsory school: nobody can enter.");
        }

        if (who.Grades is { } grades)
        {
            on.RefuseIf(grades.From < FirstGrade || grades.To > LastGrade, "$.who.grades", $"is {grades.From}-{grades.To}, but must lie within {FirstGrade}-{LastGrade}.");
            on.RefuseIf(
                who.School.Count > 0 && !who.School.Contains(School.Compulsory) && !who.School.Contains(School.Other),
                "$.who.school",
                $"leaves out compulsory school, but grades are asked for: nobody can enter.");
        }
    }

    private static void CheckGroups(Checked on, Who who)
    {
        var left = who.Groups.Except(who.NotGroups, StringComparer.Ordinal).ToList();
        on.RefuseIf(who.Groups.Count > 0 && left.Count == 0, "$.who.notGroups", $"takes away every group that who.groups lets in: nobody can enter.");
        on.RefuseIf(
            who.Groups is [TargetGroups.Under18] && on.EverybodyIsAdult,
            "$.who.groups",
            $"is under18, but who.age begins at {on.Ages.From}: nobody can enter.");
        on.RefuseIf(
            TargetGroups.All.All(who.NotGroups.Contains),
            "$.who.notGroups",
            $"takes away every readiness group: nobody can enter.");
    }

    private static void CheckLanguage(Checked on, Who who)
    {
        if (who.Language is { } language)
        {
            on.RefuseIf(language.Is.Count > 0 && !language.Is.Except(language.Not, StringComparer.Ordinal).Any(), "$.who.language", $"takes away every language that it asks for: nobody can enter.");
        }
    }

    private static void CheckEntry(Checked on, Entry entry)
    {
        on.RefuseIf(entry.AgreedBy.Count == 0, "$.entry.agreedBy", $"is empty, but somebody must say yes to an enrolment.");
        on.RefuseIf(entry.AgreedBy.Contains(Role.Guardian) && on.EverybodyIsAdult, "$.entry.agreedBy", $"asks a guardian, but everybody is {on.Ages.From} or more.");
        on.RefuseIf(entry.Places is { Running: { } running, Total: { } total } && running > total, "$.entry.places.running", $"is {entry.Places?.Running}, above the total of {entry.Places?.Total}.");
        on.RefuseIf(entry.Length is { IsZero: true } or { IsBefore: true }, "$.entry.length", $"is {entry.Length}, but must be a length above nothing.");
        on.RefuseIf(entry.Again is { Per: AgainPer.Grade } && on.Definition.Who?.Grades is null, "$.entry.again.per", $"is grade, but who.grades is not said.");
        if (on.Definition.Period is { } period)
        {
            foreach (var start in entry.Intake.Starts.Where(start => start < period.From || start > period.To))
            {
                on.Refuse("$.entry.intake", $"has {start:yyyy-MM-dd}, outside the period {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}.");
            }
        }
    }
}
