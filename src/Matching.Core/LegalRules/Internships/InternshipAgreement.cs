using Matching.Core.LegalRules.Calendars;

namespace Matching.Core.LegalRules.Internships;

/// <summary>What an internship is agreed for, as the act names it.</summary>
public enum InternshipPurpose
{
    NotStated = 0,
    OrdinaryHours = 1,
    Training = 2,
    Clarification = 3,
}

/// <summary>An internship as it would be agreed. <paramref name="NewFunction"/>: what differs from the last work at the same production unit; empty = nothing written.</summary>
public sealed record InternshipAgreement(
    string TargetGroup,
    string Workplace,
    DateOnly AgreedOn,
    CivilDays Days,
    InternshipPurpose Purpose,
    int HoursPerWeek,
    string LastEmployer = "",
    string NewFunction = "")
{
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>Her earlier internships at this production unit.</summary>
    public IReadOnlyList<CivilDays> Before { get; init; } = [];

    /// <summary>What it breaks: length, last employer, purpose, full time; the rules are those of the day on which it is agreed.</summary>
    /// <remarks>Source: rules of law IN01 to IN05, IN07.</remarks>
    public IReadOnlyList<Work.LegalBreach> Breaches(LegalRuleSet law) =>
        [.. new[] { TooLong(law), AtLastEmployer(law), WithoutPurpose(), AboveFullTime(law) }.OfType<Work.LegalBreach>()];

    private Work.LegalBreach? TooLong(LegalRuleSet law) =>
        InternshipWeeks.Allowed(law, TargetGroup, AgreedOn, Extensions) is { } allowed && InternshipWeeks.Of([.. Before, Days]) is var weeks && weeks > allowed
            ? new("IN01", Days.From, weeks, allowed)
            : null;

    private Work.LegalBreach? AtLastEmployer(LegalRuleSet law)
    {
        if (LastEmployer.Length == 0 || LastEmployer != Workplace)
        {
            return null;
        }

        return law.BarsLastEmployer(TargetGroup, AgreedOn) || string.IsNullOrWhiteSpace(NewFunction) ? new("IN04", Days.From, 1, 0) : null;
    }

    private Work.LegalBreach? WithoutPurpose() => Purpose == InternshipPurpose.NotStated ? new("IN05", Days.From, 0, 1) : null;

    private Work.LegalBreach? AboveFullTime(LegalRuleSet law) =>
        law.FullTimeMinutes(AgreedOn) is var most && HoursPerWeek * 60 > most ? new("IN07", Days.From, HoursPerWeek * 60, most) : null;
}
