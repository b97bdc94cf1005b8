using System.Globalization;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Nights;

namespace Matching.Core.Enrolments;

/// <summary>
/// Every demand of a scheme that somebody does not meet on the day she is to be enrolled. Too young is no refusal: she waits for her birthday,
/// and the night leaves her out until then.
/// </summary>
/// <remarks>Source: programmes §1.1 who, entry. A year is a school year, which begins on 1 August.</remarks>
internal sealed class EntryJudge(ProgrammeDefinition definition, EntryReading reading, EntryRequest request, DateOnly today)
{
    private const int SchoolYearBegins = 8;

    private Entry Entry => definition.Entry ?? new();

    public IReadOnlyList<EntryRefusal> Refusals() =>
    [
        .. OfPeriod(),
        .. OfPerson(),
        .. OfReferral(),
        .. OfHersBefore(),
        .. OfPlaces(),
    ];

    private IEnumerable<EntryRefusal> OfPeriod()
    {
        if (definition.Period is { } period && today < period.From)
        {
            yield return EntryRefusal.Of("not_begun", Written(period.From));
        }

        if (definition.Period?.To is { } last && last < today)
        {
            yield return EntryRefusal.Of("period", Written(last));
        }
    }

    private IEnumerable<EntryRefusal> OfPerson()
    {
        var municipalities = definition.Municipalities.Resolve(reading.Offering);
        if (EntryRules.ShutOutBy(definition, reading.Youth, municipalities) is { } shut)
        {
            yield return OfShut(shut, definition.Who, municipalities);
        }

        var ages = EntryRules.AgesOf(definition);
        if (Ages.On(reading.Youth.BirthDate, today) > ages.To)
        {
            yield return EntryRefusal.Of("over_age", Number(ages.To));
        }
    }

    private static EntryRefusal OfShut(string shut, Who? who, IReadOnlyList<string>? municipalities) => shut switch
    {
        "municipality" => EntryRefusal.Of(shut, municipalities ?? []),
        "group" => EntryRefusal.Of(shut, who!.Groups.Count > 0 ? who.Groups : who.NotGroups.Select(group => $"not {group}")),
        "school" => EntryRefusal.Of(shut, who!.School.Select(Words.Of)),
        "grade" => EntryRefusal.Of(shut, Number(who!.Grades!.From), Number(who.Grades.To)),
        _ => EntryRefusal.Of(shut),
    };

    private IEnumerable<EntryRefusal> OfReferral()
    {
        if (Entry.Routes.Count > 0 && !(request.Route is { } route ? Entry.Routes.Contains(route) : EntryRules.NeedsNoReferral(definition)))
        {
            yield return EntryRefusal.Of("route", Entry.Routes.Select(Words.Of));
        }

        if ((definition.Who?.Says ?? []).Except(request.Says).ToList() is { Count: > 0 } unsaid)
        {
            yield return EntryRefusal.Of("says", unsaid.Select(Words.Of));
        }

        if (Entry.AgreedBy.Except([.. request.AgreedBy, Role.JobConsultant, definition.Staff?.Lead ?? Role.Coordinator]).ToList() is { Count: > 0 } silent)
        {
            yield return EntryRefusal.Of("agreed_by", silent.Select(Words.Of));
        }
    }

    private IEnumerable<EntryRefusal> OfHersBefore()
    {
        if (reading.Hers.FirstOrDefault(one => one.EndedOn is null) is { } running)
        {
            yield return EntryRefusal.Of("running", Written(running.On));
        }
        else if (Entry.Again is { Per: var per } && reading.Hers.FirstOrDefault(one => IsTheSame(per, one)) is { } before)
        {
            yield return per == AgainPer.Never ? EntryRefusal.Of("again_never", Written(before.On)) : EntryRefusal.Of("again", Written(before.On), Words.Of(per));
        }
    }

    private bool IsTheSame(AgainPer per, EarlierEnrolment before) => per switch
    {
        AgainPer.Grade => before.Grade == reading.Youth.SchoolYear,
        AgainPer.Year => SchoolYearOf(before.On) == SchoolYearOf(today),
        _ => true,
    };

    private IEnumerable<EntryRefusal> OfPlaces()
    {
        if (Entry.Places?.Running is { } atOnce && reading.Running >= atOnce)
        {
            yield return EntryRefusal.Of("places", Number(reading.Running), Number(atOnce));
        }
        else if (Entry.Places?.Total is { } inAll && reading.Ever >= inAll)
        {
            yield return EntryRefusal.Of("places", Number(reading.Ever), Number(inAll));
        }
    }

    private static int SchoolYearOf(DateOnly day) => day.Month >= SchoolYearBegins ? day.Year : day.Year - 1;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
