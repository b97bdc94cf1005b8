using System.Globalization;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Internships;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// How long the law lets an internship last for her target group: calendar days from the first, both ends included, less what was used at the
/// same production unit before. Past that it goes only by a decision with a written reason, and past the extended length only where a quite
/// special need is found and explained, each time anew. It is counted when the place is agreed, by the rules of that day, and stands in her
/// file with its paragraph. School internships are no internships of that act.
/// </summary>
/// <param name="Days">Days from the first; 1 or more.</param>
/// <param name="Decisions">Decisions that are counted in it.</param>
/// <remarks>Source: rules of law IN01, IN02, IN03.</remarks>
public sealed record LawfulWeeks(int Days, int Decisions)
{
    private const int WeekDays = 7;

    // Years of thirteen weeks at a time.
    private const int MostCarriedDecisions = 12;

    /// <summary>Whole weeks, rounded up as the law counts.</summary>
    public int Weeks => (Days + WeekDays - 1) / WeekDays;

    /// <summary>What stands in her file for a placement; null = no rule of law limits it.</summary>
    public static LawfulWeeks? Of(string placement, IReadOnlyList<EnrolmentEvent> events) =>
        events.LastOrDefault(one => one.Kind == WeeksAllowed && one.Subject == placement) is { } said ? Parse(said.Word) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Days}/{Decisions}");

    /// <summary>What is counted when a place is agreed; null where no rule holds. Where her earlier weeks there have used it up, its first day is its last, and a person looks.</summary>
    internal static EnrolmentEvent? AtAgreement(UnfiledPlace place, Track track, LegalRuleSet law, string placement, DateTimeOffset now)
    {
        if (track.Kind != Kind.Internship || track.Form == Form.SchoolInternship)
        {
            return null;
        }

        // What went on there before has had its decision, and what is carried over as many as it took; a place that is new has none.
        var counted = Enumerable.Range(0, place.IsCarriedOver ? MostCarriedDecisions : place.DaysBefore > 0 ? 2 : 1)
            .Select(decisions => (Decisions: decisions, Weeks: Allowed(law, place.TargetGroup, place.On, decisions)))
            .Where(one => one.Weeks is not null)
            .Select(one => new LawfulWeeks((one.Weeks!.Value * WeekDays) - place.DaysBefore, one.Decisions))
            .ToList();
        var allowed = counted.FirstOrDefault(one => one.Days > 0) ?? (counted.Count > 0 ? new(1, counted[0].Decisions) : null);
        return allowed is null ? null : new(Guid.CreateVersion7(now), WeeksAllowed, place.On, now, "law", placement, allowed.ToString(), Note: Paragraph(law, place.TargetGroup, place.On));
    }

    /// <summary>Whether an extension needs the law's decision, and then either what stands from now on or why not.</summary>
    internal static (Happening? Allowed, RecordOutcome.Refused? Refused) Extend(Happening extended, EnrolmentFile file, ProgrammeVersion version, LegalRuleSet law)
    {
        if (Of(extended.Subject, file.Events) is not { } now || LastDay(extended, file, version) is not { } wanted)
        {
            return (null, null);
        }

        var start = file.Story(version).Placements.Single(one => one.Id == extended.Subject).Start!.Value;
        var days = wanted.DayNumber - start.DayNumber + 1;
        if (days <= now.Days)
        {
            return (null, null);
        }

        var agreed = file.Events.First(one => one.Kind == Agreed && one.Subject == extended.Subject).On;
        if (ReasonOf(extended, file).Length == 0)
        {
            return (null, Refused("law_reason", now, law, file, agreed));
        }

        var (before, after) = (Allowed(law, file.TargetGroup, agreed, now.Decisions), Allowed(law, file.TargetGroup, agreed, now.Decisions + 1));
        if (after is null || after <= before)
        {
            return (null, Refused("law_weeks", now, law, file, agreed));
        }

        return now.Decisions > 0 && SpecialNeedOf(extended, file).Length == 0
            ? (null, Refused("law_special_need", now, law, file, agreed))
            : (extended with { Id = null, Kind = WeeksAllowed, Word = new LawfulWeeks(now.Days + ((after.Value - before!.Value) * WeekDays), now.Decisions + 1).ToString(), Note = Paragraph(law, file.TargetGroup, agreed), Role = null }, null);
    }

    private static LawfulWeeks Parse(string word)
    {
        var parts = word.Split('/');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The scheme's own last day with one more stage, whatever the law says; without an end of its own it wants more than any number of days.</summary>
    private static DateOnly? LastDay(Happening extended, EnrolmentFile file, ProgrammeVersion version)
    {
        var story = file.Story(version);
        if (story.Placements.Single(one => one.Id == extended.Subject) is not { Start: not null } placement)
        {
            return null;
        }

        var more = story with { Placements = [placement with { Extensions = placement.Extensions + 1, LawfulDays = null }] };
        return NextSteps.DatesOf(more, placement.Id).LastDay ?? DateOnly.MaxValue;
    }

    /// <summary>Decisions in their order: the first with its reason, each further one with a special need.</summary>
    private static int? Allowed(LegalRuleSet law, string group, DateOnly agreed, int decisions) =>
        InternshipWeeks.Allowed(law, group, agreed < law.FirstDay ? law.FirstDay : agreed, [.. Enumerable.Range(0, decisions).Select(at => at == 0 ? new Extension("decided") : new Extension("decided", "found"))]);

    /// <summary>Written with the decision itself, or with the assessment that it rests on.</summary>
    private static string ReasonOf(Happening extended, EnrolmentFile file) =>
        extended.Note.Trim() is { Length: > 0 } note ? note : SinceTheLast(extended.Subject, file, GateCode.Assessment) ?? SinceTheLast(extended.Subject, file, GateCode.SpecialNeed) ?? "";

    private static string SpecialNeedOf(Happening extended, EnrolmentFile file) =>
        extended.Kind == Extended && extended.Word.Trim() is { Length: > 0 } said ? said : SinceTheLast(extended.Subject, file, GateCode.SpecialNeed) ?? "";

    private static string? SinceTheLast(string placement, EnrolmentFile file, GateCode gate) => file.Events.Reverse()
        .TakeWhile(one => one.Kind != WeeksAllowed || one.Subject != placement)
        .FirstOrDefault(one => one.Kind == GatePassed && one.Subject == Words.Of(gate) && one.Note.Trim().Length > 0)?.Note;

    private static RecordOutcome.Refused Refused(string why, LawfulWeeks now, LegalRuleSet law, EnrolmentFile file, DateOnly agreed) => new(
        why,
        [now.Weeks.ToString(CultureInfo.InvariantCulture), Paragraph(law, file.TargetGroup, agreed)]);

    private static string Paragraph(LegalRuleSet law, string group, DateOnly agreed)
    {
        var (known, day) = (TargetGroups.All.Contains(group) ? group : TargetGroups.None, agreed < law.FirstDay ? law.FirstDay : agreed);
        return law.Rules.FirstOrDefault(rule => rule.Id is "IN01" or "IN02" && rule.AppliesTo.TargetGroups?.Contains(known) == true && rule.IsValidOn(day)) is { } found ? $"{found.Id}, {found.Source.Text}" : "IN01";
    }
}
