using System.Text.Json;
using Matching.Core.People;
using Matching.Engine.Facts;
using NpgsqlTypes;
using C = Matching.Storage.Postgres.Tables.Column<Matching.Core.People.Youth>;

namespace Matching.Storage.Postgres.Tables;

/// <summary>Young people, as files know them.</summary>
internal static class YouthTable
{
    public static Table<Youth> Youths { get; } = new(
        "youth",
        "id",
        [
            C.Text("id", youth => youth.Id),
            C.Text("municipality_code", youth => youth.Municipality),
            C.Text("first_name", youth => youth.FirstName),
            C.Text("last_name", youth => youth.LastName),
            C.Date("birth_date", youth => youth.BirthDate),
            C.Text("phone", youth => youth.Phone?.E164),
            C.Text("language", youth => youth.Language),
            C.Texts("languages", youth => youth.Languages),
            C.Text("postcode", youth => youth.Postcode),
            C.Integer("travel_modes", youth => (int)youth.TravelModes),
            C.Integer("max_travel_minutes", youth => youth.MaxTravelMinutes),
            C.Code("school", youth => (int)youth.School),
            C.Text("target_group", youth => youth.TargetGroup),
            new("wants", NpgsqlDbType.Array | NpgsqlDbType.Smallint, youth => youth.Wants.Select(kind => (short)kind).ToArray()),
            C.Texts("interests", youth => youth.Interests),
            C.Texts("hobbies", youth => youth.Hobbies),
            C.Text("available", youth => youth.Available.ToString()),
            C.Integer("max_hours_per_week", youth => youth.MaxHoursPerWeek),
            C.Integer("needs", youth => (int)youth.Needs),
            C.Code("communication", youth => (int)youth.Communication),
            C.Date("waiting_since", youth => youth.WaitingSince),
            C.Code("contact_by", youth => (int)youth.ContactBy),
            C.Flag("sms_stopped", youth => youth.SmsStopped),
            C.Text("guardian_phone", youth => youth.GuardianPhone?.E164),
            C.Flag("guardian_consent", youth => youth.GuardianConsent),
            C.Flag("protected_address", youth => youth.ProtectedAddress),
            C.Text("consultant", youth => youth.Consultant),
            C.Code("licence", youth => (int)youth.Licence),
            C.Integer("school_year", youth => youth.SchoolYear),
            C.Texts("not_sectors", youth => youth.NotSectors),
            C.Texts("not_hosts", youth => youth.NotHosts),
            C.Texts("wished_hosts", youth => youth.WishedHosts),
            C.Texts("programmes", youth => youth.Programmes),
            C.Texts("gates_passed", youth => youth.GatesPassed),
            C.Texts("groups", youth => youth.Groups),
            C.Text("last_employer", youth => youth.LastEmployer),
            new("weeks_used", NpgsqlDbType.Jsonb, youth => JsonSerializer.Serialize(new SortedDictionary<string, int>(youth.WeeksUsed.ToDictionary(), StringComparer.Ordinal))),
            new("evening_until", NpgsqlDbType.Time, youth => youth.EveningUntil),
            C.Text("guardian_relation", youth => youth.GuardianRelation),
            C.Text("guardian_language", youth => youth.GuardianLanguage),
            C.Text("guardian2_phone", youth => youth.Guardian2Phone?.E164),
            C.Code("status", youth => (int)youth.Status.Status),
            C.Text("status_reason", youth => youth.Status.Reason),
            C.Text("status_by", youth => youth.Status.By),
            C.Date("status_since", youth => youth.Status.Since),
        ],
        ReadFileColumns);

    /// <summary>The file's columns and, last, <c>said_yes_too_late</c>, which only the product knows.</summary>
    public static Youth ReadWithOurs(RowReader row) => ReadFileColumns(row) with { SaidYesTooLate = row.Flag() };

    private static Youth ReadFileColumns(RowReader row) => new()
    {
        Id = row.Text(),
        Municipality = row.Text(),
        FirstName = row.Text(),
        LastName = row.Text(),
        BirthDate = row.Date(),
        Phone = row.Phone(),
        Language = row.Text(),
        Languages = row.Texts(),
        Postcode = row.Text(),
        TravelModes = (TravelModes)row.Integer(),
        MaxTravelMinutes = row.Integer(),
        School = (School)row.Code(),
        TargetGroup = row.Text(),
        Wants = [.. row.Codes().Select(code => (Kind)code)],
        Interests = row.Texts(),
        Hobbies = row.Texts(),
        Available = row.Week(),
        MaxHoursPerWeek = row.Integer(),
        Needs = (Needs)row.Integer(),
        Communication = (Communication)row.Code(),
        WaitingSince = row.Date(),
        ContactBy = (ContactBy)row.Code(),
        SmsStopped = row.Flag(),
        GuardianPhone = row.Phone(),
        GuardianConsent = row.FlagOrNull(),
        ProtectedAddress = row.Flag(),
        Consultant = row.Text(),
        Licence = (Licence)row.Code(),
        SchoolYear = row.IntegerOrNull(),
        NotSectors = row.Texts(),
        NotHosts = row.Texts(),
        WishedHosts = row.Texts(),
        Programmes = row.Texts(),
        GatesPassed = row.TextsOrNull(),
        Groups = row.Texts(),
        LastEmployer = row.Text(),
        WeeksUsed = JsonSerializer.Deserialize<Dictionary<string, int>>(row.Text())!,
        EveningUntil = row.TimeOrNull(),
        GuardianRelation = row.Text(),
        GuardianLanguage = row.Text(),
        Guardian2Phone = row.Phone(),
        Status = Marks.Read(row),
    };
}
