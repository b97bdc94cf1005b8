using Matching.Core.Openings;
using Matching.Core.People;

namespace Matching.Core.Intake.Rows;

/// <summary>Reads rows of the small files: postcodes, municipalities, networks, consultants.</summary>
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
