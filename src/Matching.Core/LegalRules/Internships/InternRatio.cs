using Matching.Core.LegalRules.Calendars;

namespace Matching.Core.LegalRules.Internships;

/// <summary>How a supported person counts against the ordinary employees.</summary>
public enum RatioCounts
{
    /// <summary>Each is one: stricter, and the default.</summary>
    Heads = 1,

    /// <summary>Hours of the week divided by 37.</summary>
    FullTimeEquivalents = 2,
}

/// <summary>Somebody in internship or with wage subsidy at a production unit; <paramref name="To"/> null = no end.</summary>
public sealed record SupportedPerson(DateOnly From, DateOnly? To, int HoursPerWeek);

/// <summary>
/// Whether a production unit has room for one more supported person: what the host has stated, and every hold and agreed or running placement
/// that overlaps by date, against its ordinary employees.
/// </summary>
/// <remarks>Source: rules of law RA01. A person counts whole unless fractions of full time are chosen.</remarks>
public static class InternRatio
{
    private const int FullTimeHours = 37;

    /// <summary>The breach that one more makes, in whole persons rounded up; null = there is room.</summary>
    public static Work.LegalBreach? WithOneMore(
        LegalRuleSet law, int employees, int statedNow, IReadOnlyList<SupportedPerson> placed, SupportedPerson more, DateOnly agreedOn, RatioCounts counts = RatioCounts.Heads)
    {
        var allowed = law.AllowedInterns(employees, agreedOn);
        var days = new CivilDays(more.From, more.To ?? DateOnly.MaxValue);
        var hours = Hours(more, counts) + statedNow * FullTimeHours
            + placed.Where(person => days.Meets(new(person.From, person.To ?? DateOnly.MaxValue))).Sum(person => Hours(person, counts));
        return hours > allowed * FullTimeHours ? new("RA01", more.From, (hours + FullTimeHours - 1) / FullTimeHours, allowed) : null;
    }

    private static int Hours(SupportedPerson person, RatioCounts counts) =>
        counts == RatioCounts.FullTimeEquivalents ? Math.Min(person.HoursPerWeek, FullTimeHours) : FullTimeHours;
}
