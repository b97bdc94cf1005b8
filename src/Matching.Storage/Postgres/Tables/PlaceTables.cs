using Matching.Core.LegalRules.Calendars;
using Matching.Core.Openings;
using Matching.Core.People;
using NpgsqlTypes;

namespace Matching.Storage.Postgres.Tables;

/// <summary>What people, hosts and openings point to.</summary>
internal static class PlaceTables
{
    public static Table<Postcode> Postcodes { get; } = new(
        "postcode",
        "code",
        [
            Column<Postcode>.Text("code", place => place.Code),
            Column<Postcode>.Text("name", place => place.Name),
            new("latitude", NpgsqlDbType.Double, place => place.Latitude),
            new("longitude", NpgsqlDbType.Double, place => place.Longitude),
            Column<Postcode>.Texts("municipality_codes", place => place.Municipalities),
        ],
        row => new(row.Text(), row.Text(), row.Number(), row.Number(), row.Texts()));

    public static Table<Network> Networks { get; } = new(
        "network",
        "code",
        [
            Column<Network>.Text("code", network => network.Code),
            Column<Network>.Integer("cap", network => network.Cap),
            Column<Network>.Integer("cap_per_month", network => network.CapPerMonth),
        ],
        row => new(row.Text(), row.IntegerOrNull(), row.IntegerOrNull()));

    public static Table<MunicipalityContact> Municipalities { get; } = new(
        "municipality",
        "code",
        [
            Column<MunicipalityContact>.Text("code", municipality => municipality.Code),
            Column<MunicipalityContact>.Text("name", municipality => municipality.Name),
            Column<MunicipalityContact>.Text("sms_name", municipality => municipality.SmsName),
            Column<MunicipalityContact>.Text("phone", municipality => municipality.Phone?.E164),
        ],
        row => new(row.Text(), row.Text(), row.Text(), row.Phone()));

    public static Table<DaysWithoutSchool> SchoolCalendar { get; } = new(
        "school_calendar",
        "municipality_code, from_day, to_day",
        [
            Column<DaysWithoutSchool>.Text("municipality_code", row => row.Municipality),
            Column<DaysWithoutSchool>.Date("from_day", row => row.Days.From),
            Column<DaysWithoutSchool>.Date("to_day", row => row.Days.To),
            Column<DaysWithoutSchool>.Code("kind", row => (int)row.Kind),
            Column<DaysWithoutSchool>.Text("name", row => row.Name),
        ],
        row => new(row.Text(), new(row.Date(), row.Date()), (SchoolBreak)row.Code(), row.Text()));

    public static Table<Consultant> Consultants { get; } = new(
        "consultant",
        "sign_in",
        [
            Column<Consultant>.Text("sign_in", consultant => consultant.SignIn),
            Column<Consultant>.Text("name", consultant => consultant.Name),
            Column<Consultant>.Text("municipality_code", consultant => consultant.Municipality),
            Column<Consultant>.Text("phone", consultant => consultant.Phone?.E164),
            Column<Consultant>.Texts("roles", consultant => consultant.Roles),
            Column<Consultant>.Integer("max_cases", consultant => consultant.MaxCases),
        ],
        row => new()
        {
            SignIn = row.Text(),
            Name = row.Text(),
            Municipality = row.Text(),
            Phone = row.Phone(),
            Roles = row.Texts(),
            MaxCases = row.IntegerOrNull(),
        });
}
