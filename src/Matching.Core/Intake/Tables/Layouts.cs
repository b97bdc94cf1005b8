namespace Matching.Core.Intake.Tables;

/// <summary>
/// Every file and column that is read, with the Danish names that screens show: the one table of names. Optional columns come last.
/// </summary>
/// <remarks>Source: file formats.</remarks>
internal static class Layouts
{
    public static Layout Youths { get; } = new("youths", IsNeeded: true,
    [
        new("youth_id", "borger_id"),
        new("municipality_code", "kommunekode"),
        new("first_name", "fornavn"),
        new("last_name", "efternavn"),
        new("birth_date", "fødselsdato"),
        new("phone", "telefon"),
        new("language", "sprog til beskeder"),
        new("languages", "sprog"),
        new("postcode", "postnummer"),
        new("travel_modes", "transportmidler"),
        new("max_travel_minutes", "højst rejseminutter"),
        new("school", "skole"),
        new("target_group", "målgruppe"),
        new("wants", "ønsker"),
        new("interests", "interesser"),
        new("hobbies", "fritidsinteresser"),
        new("available", "kan arbejde"),
        new("max_hours_per_week", "højst timer om ugen"),
        new("needs", "behov"),
        new("communication", "omgangstone"),
        new("waiting_since", "venter siden"),
        new("contact_by", "kontakt via"),
        new("sms_stopped", "sms stoppet"),
        new("guardian_phone", "værges telefon"),
        new("guardian_consent", "værges samtykke"),
        new("protected_address", "beskyttet adresse"),
        new("consultant", "konsulent"),
        new("licence", "kørekort"),
        new("school_year", "klassetrin", IsNeeded: false),
        new("not_sectors", "ikke brancher", IsNeeded: false),
        new("not_hosts", "ikke værter", IsNeeded: false),
        new("wished_hosts", "ønskede værter", IsNeeded: false),
        new("programmes", "forløb", IsNeeded: false),
        new("gates_passed", "opfyldte betingelser", IsNeeded: false),
        new("groups", "grupper", IsNeeded: false),
        new("last_employer", "seneste arbejdsgiver", IsNeeded: false),
        new("weeks_used", "brugte praktikuger", IsNeeded: false),
        new("evening_until", "aften til", IsNeeded: false),
        new("guardian_relation", "værges relation", IsNeeded: false),
        new("guardian_language", "værges sprog", IsNeeded: false),
        new("guardian2_phone", "anden værges telefon", IsNeeded: false),
        .. Status,
    ]);

    public static Layout Hosts { get; } = new("hosts", IsNeeded: true,
    [
        new("host_id", "vært_id"),
        new("kind", "type"),
        new("name", "navn"),
        new("municipality_code", "kommunekode"),
        new("postcode", "postnummer"),
        new("sector", "branche"),
        new("employees", "ansatte"),
        new("interns_now", "praktikanter nu"),
        new("network", "netværk"),
        new("max_new_contacts_per_month", "højst nye kontakter pr. måned"),
        new("phone", "telefon"),
        new("vetted", "godkendt"),
        new("last_answer", "seneste svar"),
        new("wage_subsidised_now", "løntilskud nu", IsNeeded: false),
        new("contact_name", "kontaktperson", IsNeeded: false),
        new("contact_hours", "kontakttid", IsNeeded: false),
        new("pledges", "løfter", IsNeeded: false),
        new("child_certificate_until", "børneattest til", IsNeeded: false),
        new("authority_of", "leder i kommune", IsNeeded: false),
        new("municipal", "kommunal", IsNeeded: false),
        new("p_number", "p-nummer", IsNeeded: false),
        new("email", "e-mail", IsNeeded: false),
        new("language", "sprog", IsNeeded: false),
        new("agreement", "aftale", IsNeeded: false),
        .. Status,
    ]);

    public static Layout Openings { get; } = new("openings", IsNeeded: true,
    [
        new("opening_id", "plads_id"),
        new("kind", "type"),
        new("programme", "forløb"),
        new("host_id", "vært_id"),
        new("title", "titel"),
        new("tasks", "opgaver"),
        new("sector", "branche"),
        new("postcode", "postnummer"),
        new("seats", "pladser"),
        new("min_age", "mindste alder"),
        new("max_age", "højeste alder"),
        new("hours_per_week_min", "mindst timer om ugen"),
        new("hours_per_week_max", "højst timer om ugen"),
        new("schedule", "arbejdstid"),
        new("start_date", "startdato"),
        new("end_date", "slutdato"),
        new("languages", "sprog"),
        new("environment", "omgivelser"),
        new("requires", "krav"),
        new("meeting_forms", "mødeformer"),
        new("communication", "omgangstone"),
        new("hobbies", "fritidsinteresser"),
        new("paid", "lønnet"),
        new("status", "status"),
        new("schedule_fixed", "fast arbejdstid", IsNeeded: false),
        new("hours_per_month_min", "mindst timer om måneden", IsNeeded: false),
        new("breaks", "pauser", IsNeeded: false),
        new("workplace_id", "arbejdssted_id", IsNeeded: false),
        new("seats_taken_elsewhere", "pladser optaget andetsteds", IsNeeded: false),
        new("cohort_min", "mindste hold", IsNeeded: false),
        new("cohort_max", "største hold", IsNeeded: false),
        new("closes_on", "tilmelding til", IsNeeded: false),
        new("group_min", "mindste gruppe", IsNeeded: false),
        new("group_max", "største gruppe", IsNeeded: false),
        new("purpose", "formål", IsNeeded: false),
        new("leads_to", "fører til", IsNeeded: false),
        new("task_value", "opgavens værdi", IsNeeded: false),
        new("task_kinds", "opgavetyper", IsNeeded: false),
        new("workplace_mentor", "mentor på stedet", IsNeeded: false),
        new("transport_paid", "transport betalt", IsNeeded: false),
        new("sms_task", "sms-opgave", IsNeeded: false),
        new("trade", "erhverv", IsNeeded: false),
        .. Status.Skip(1),
    ]);

    public static Layout History { get; } = new("history", IsNeeded: false,
    [
        new("youth_id", "borger_id"),
        new("opening_id", "plads_id"),
        new("outcome", "udfald"),
        new("date", "dato"),
    ]);

    public static Layout Placements { get; } = new("placements", IsNeeded: false,
    [
        new("youth_id", "borger_id"),
        new("opening_id", "plads_id"),
        new("kind", "type"),
        new("state", "tilstand"),
        new("since", "siden"),
        new("start_date", "startdato"),
        new("end_date", "slutdato"),
        new("hours_per_week", "timer om ugen"),
        new("schedule", "arbejdstid"),
        new("outside_title", "titel udenfor"),
    ]);

    public static Layout Ranks { get; } = new("ranks", IsNeeded: false,
    [
        new("side", "side"),
        new("youth_id", "borger_id"),
        new("opening_id", "plads_id"),
        new("rank", "rang"),
    ]);

    public static Layout Networks { get; } = new("networks", IsNeeded: false,
    [
        new("network", "netværk"),
        new("cap", "loft"),
        new("cap_per_month", "loft pr. måned"),
    ]);

    public static Layout Consultants { get; } = new("consultants", IsNeeded: false,
    [
        new("sign_in", "brugernavn"),
        new("name", "navn"),
        new("municipality_code", "kommunekode"),
        new("phone", "telefon"),
        new("roles", "roller"),
        new("max_cases", "højst sager"),
    ]);

    public static Layout Municipalities { get; } = new("municipalities", IsNeeded: false,
    [
        new("code", "kommunekode"),
        new("name", "navn"),
        new("sms_name", "sms-navn"),
        new("phone", "telefon"),
    ]);

    public static Layout Postcodes { get; } = new("postcodes", IsNeeded: true,
    [
        new("postcode", "postnummer"),
        new("name", "navn"),
        new("latitude", "breddegrad"),
        new("longitude", "længdegrad"),
        new("municipality_codes", "kommunekoder"),
    ]);

    public static Layout SchoolCalendar { get; } = new("school-calendar", IsNeeded: false,
    [
        new("municipality_code", "kommunekode"),
        new("from", "fra"),
        new("to", "til"),
        new("kind", "type"),
        new("name", "navn"),
    ]);

    /// <summary>In the order in which faults are listed.</summary>
    public static IReadOnlyList<Layout> All { get; } =
        [Youths, Hosts, Openings, Postcodes, History, Placements, Ranks, Networks, Consultants, Municipalities, SchoolCalendar];

    private static IEnumerable<Column> Status =>
    [
        new("status", "status", IsNeeded: false),
        new("status_reason", "status årsag", IsNeeded: false),
        new("status_by", "status af", IsNeeded: false),
        new("status_since", "status siden", IsNeeded: false),
    ];
}
