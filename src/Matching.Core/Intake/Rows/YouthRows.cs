using System.Globalization;
using Matching.Core.People;
using Matching.Engine.Facts;

namespace Matching.Core.Intake.Rows;

/// <summary>Reads a row of <c>youths.csv</c>.</summary>
internal static class YouthRows
{
    private static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    public static Youth Read(Row row, KnownIds known) => new()
    {
        Id = row.Id("youth_id", known.Youths),
        Municipality = row.NeededReference("municipality_code", known.Municipalities),
        FirstName = row.Text("first_name"),
        LastName = row.Text("last_name"),
        BirthDate = BirthDate(row, known.Date),
        Phone = row.Phone("phone"),
        Language = row.OfForm("language", TextForms.IsLanguage, "da") is { Length: > 0 } language ? language : "da",
        Languages = row.ListOfForm("languages", TextForms.IsLanguage, "da"),
        Postcode = row.NeededReference("postcode", known.Postcodes),
        TravelModes = row.Flags("travel_modes", FileCodes.TravelModes),
        MaxTravelMinutes = row.NeededNumber("max_travel_minutes", 5, 120),
        School = row.Code("school", FileCodes.Schools, School.NotStated),
        TargetGroup = row.OneOf("target_group", FileCodes.TargetGroups),
        Wants = row.Values("wants", FileCodes.Kinds),
        Interests = row.ListOf("interests", known.Sectors),
        Hobbies = Words(row, "hobbies"),
        Available = row.Week("available"),
        MaxHoursPerWeek = row.NeededNumber("max_hours_per_week", 1, 37),
        Needs = row.Flags("needs", FileCodes.Needs),
        Communication = row.Code("communication", FileCodes.Communication, Communication.NotStated),
        WaitingSince = row.NeededPastDate("waiting_since", known.Date),
        ContactBy = row.Code("contact_by", FileCodes.ContactBy, ContactBy.Sms),
        SmsStopped = row.YesNo("sms_stopped") ?? false,
        GuardianPhone = row.Phone("guardian_phone"),
        GuardianConsent = row.YesNo("guardian_consent"),
        ProtectedAddress = row.YesNo("protected_address") ?? false,
        Consultant = row.Reference("consultant", known.Consultants),
        Licence = row.Code("licence", FileCodes.Licences, Licence.None),
        SchoolYear = row.Number("school_year", 0, 10),
        NotSectors = row.ListOf("not_sectors", known.Sectors),
        NotHosts = row.References("not_hosts", known.Hosts, known.Openings),
        WishedHosts = row.References("wished_hosts", known.Hosts, known.Openings),
        Programmes = row.ListOf("programmes", known.Programmes),
        GatesPassed = row.HasColumn("gates_passed") ? row.List("gates_passed") : null,
        Groups = row.List("groups"),
        LastEmployer = row.Reference("last_employer", known.Hosts),
        WeeksUsed = WeeksUsed(row),
        EveningUntil = row.Time("evening_until"),
        GuardianRelation = row.Text("guardian_relation"),
        GuardianLanguage = row.OfForm("guardian_language", TextForms.IsLanguage, "da"),
        Guardian2Phone = row.Phone("guardian2_phone"),
        Status = row.Status(known.Date),
    };

    /// <summary>Means that do not count are worth knowing, not refused.</summary>
    public static void Warn(Row warnings, Youth youth)
    {
        if (youth.TravelModes.HasFlag(TravelModes.Moped) && youth.Licence == Licence.None)
        {
            warnings.Fault("travel_modes", "moped", FaultKind.MopedWithoutLicence);
        }

        if (youth.TravelModes.HasFlag(TravelModes.Car) && youth.Licence != Licence.Car)
        {
            warnings.Fault("travel_modes", "car", FaultKind.CarWithoutLicence);
        }
    }

    /// <summary>Words are compared in lower case.</summary>
    public static IReadOnlyList<string> Words(Row row, string column) =>
        row.List(column) is { Count: > 0 } words ? [.. words.Select(word => word.ToLowerInvariant()).Distinct(StringComparer.Ordinal)] : [];

    private static DateOnly BirthDate(Row row, DateOnly date)
    {
        if (row.Needed("birth_date").Length == 0 || row.Date("birth_date") is not { } born)
        {
            return date;
        }

        if (born < EarliestBirth || born > date)
        {
            row.Fault("birth_date", FaultKind.NotABirthDate, Row.Written(date));
        }

        return born;
    }

    private static Dictionary<string, int> WeeksUsed(Row row)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in row.ListOfForm("weeks_used", TextForms.IsGroupAndWeeks, "activity_ready:6"))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var group = part[..colon];
            used[group] = used.GetValueOrDefault(group) + int.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        }

        return used;
    }
}
