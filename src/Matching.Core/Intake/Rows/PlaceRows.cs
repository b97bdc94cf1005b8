using Matching.Core.LegalRules.Calendars;
using Matching.Core.Openings;
using Matching.Core.People;

namespace Matching.Core.Intake.Rows;

/// <summary>Reads rows of the small files: postcodes, municipalities, networks, consultants, days without school.</summary>
internal static class PlaceRows
{
    private const int SmsNameCharacters = 14;

    public static Postcode Postcode(Row row, KnownIds known) => new(
        row.OfForm("postcode", TextForms.IsFourDigits, "8800") is { Length: > 0 } ? row.Id("postcode", known.Postcodes) : row.Needed("postcode"),
        row.Text("name"),
        row.Decimal("latitude", -90, 90),
        row.Decimal("longitude", -180, 180),
        row.References("municipality_codes", known.Municipalities));

    public static MunicipalityContact Municipality(Row row, KnownIds known)
    {
        row.Id("code", known.OwnMunicipalities);
        return new(
            row.NeededReference("code", known.Municipalities),
            row.Needed("name"),
            row.AtMost("sms_name", SmsNameCharacters),
            row.Phone("phone"));
    }

    /// <summary>Days without school; one row is never longer than a summer.</summary>
    public static DaysWithoutSchool SchoolDays(Row row, KnownIds known)
    {
        var municipality = row.NeededReference("municipality_code", known.Municipalities);
        var (from, to) = (row.NeededDate("from"), row.NeededDate("to"));
        row.InOrder("from", from, "to", to);
        if (from is { } first && to is { } last && last.DayNumber - first.DayNumber >= DaysWithoutSchool.MostDays)
        {
            row.Fault("to", FaultKind.TooManyDays, row.Text("from"), Row.Written(DaysWithoutSchool.MostDays));
        }

        return new(municipality, new(from ?? known.Date, to ?? known.Date), row.NeededCode("kind", FileCodes.SchoolBreaks), row.Text("name"));
    }

    public static Network Network(Row row, KnownIds known) => new(
        row.Id("network", known.Networks),
        row.Number("cap", 0),
        row.Number("cap_per_month", 0));

    public static Consultant Consultant(Row row, KnownIds known) => new()
    {
        SignIn = row.Id("sign_in", known.Consultants),
        Name = row.Needed("name"),
        Municipality = row.NeededReference("municipality_code", known.Municipalities),
        Phone = row.Phone("phone"),
        Roles = row.ListOf("roles", FileCodes.Roles),
        MaxCases = row.Number("max_cases", 0),
    };
}
