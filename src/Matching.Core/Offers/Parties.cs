using Matching.Core.Backings;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Engine.Facts;

namespace Matching.Core.Offers;

/// <summary>
/// The two sides of a pair and who stands between, as they are now: what a text about them needs, and whether it may still be said.
/// </summary>
public sealed record Parties(YouthParty Youth, HostParty Host, OpeningParty Opening, Sender Sender);

/// <summary>The young person. <paramref name="Stopped"/>: no texts to her number, by our register or by her file. <paramref name="Greeted"/>: the number has had its first text.</summary>
public sealed record YouthParty(string Id, string FirstName, PhoneNumber? Phone, string Language, ContactBy ContactBy, bool Stopped, bool Greeted, bool Active)
{
    /// <summary>Null = not read with her.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>She has allowed mentors to have her number, and no protected address forbids it.</summary>
    public bool LetsMentorsCall { get; init; }

    /// <summary>A code of readiness or benefit: what a no means may hang on it, and nothing else here.</summary>
    public string TargetGroup { get; init; } = "";

    /// <summary>As her file has them; empty = no number.</summary>
    public IReadOnlyList<Guardian> Guardians { get; init; } = [];
}

/// <summary>The company or mentor. <paramref name="ContactName"/> is empty when the file has none.</summary>
public sealed record HostParty(string Id, HostKind Kind, string Name, string ContactName, PhoneNumber? Phone, string Language, bool Stopped, bool Greeted, bool Active)
{
    /// <summary>A mentor who has not said for three months that hours and room hold: nothing is told of her, not even her name.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>The person addressed, by first name; a company without one is addressed by its own.</summary>
    public string Addressed => FirstNames.Of(ContactName.Length > 0 ? ContactName : Name, Kind == HostKind.Mentor || ContactName.Length > 0);
}

/// <summary>The opening and its seat. Hours a week; null pay = not stated. <paramref name="FixedSchedule"/> is empty unless the schedule is fixed.</summary>
public sealed record OpeningParty(
    string Id,
    Kind Kind,
    string SmsTask,
    string Sector,
    string City,
    int HoursMin,
    int? HoursMax,
    bool? Paid,
    DateOnly? StartDate,
    DateOnly? EndDate,
    string FixedSchedule,
    bool Active);

/// <summary>Who writes: the municipality, and the consultant by first name if there is one; the telephone one can call.</summary>
public sealed record Sender(string Municipality, string SmsName, string ConsultantName, PhoneNumber? Phone)
{
    /// <summary>Names that may stand in the municipality's texts although a word in them may not.</summary>
    public IReadOnlyCollection<string> ReleasedNames { get; init; } = [];

    /// <summary>The municipality's own words that are in force today.</summary>
    public IReadOnlyList<Texts.Templates.OwnTemplate> Templates { get; init; } = [];

    /// <summary>Who is told at once of a cry for help; null = nobody beside the desk.</summary>
    public PhoneNumber? DutyPhone { get; init; }

    public string Addressed => ConsultantName.Length > 0 ? FirstNames.Of(ConsultantName, true) : SmsName;
}

internal static class FirstNames
{
    public static string Of(string name, bool person) => person && name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? name[..space] : name;
}
