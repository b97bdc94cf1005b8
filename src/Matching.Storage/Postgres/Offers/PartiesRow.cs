using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Matching.Engine.Facts;

namespace Matching.Storage.Postgres.Offers;

/// <summary>The two sides of a pair in one row.</summary>
internal sealed class PartiesRow
{
    /// <summary>
    /// Needs h (host); @today. A mentor who last said three months ago or longer that hours and room hold. Before the installation is three months old nobody is.
    /// </summary>
    public const string MentorIsUnconfirmed = "(h.kind = 2 and coalesce(greatest(h.last_answer, (select min(n.local_date) from night n)) <= @today::date - interval '3 months', false))";

    /// <summary>Needs y (youth), h (host) and o (opening) in the query, and <see cref="Joins"/>; @today says who is away.</summary>
    public const string Columns = $"""
        y.id as youth_id, y.first_name, y.birth_date, y.phone as youth_phone, y.language as youth_language, y.contact_by, y.status as youth_status,
        y.target_group, y.guardian_phone, y.guardian2_phone, y.guardian_relation, y.guardian_language,
        (y.sms_stopped or exists (select from phone_silent s where s.phone = y.phone)) as youth_stopped,
        exists (select from sms_message t where t.marker = 'T1:' || y.phone) as youth_greeted,
        (not y.protected_address and exists (select from permission g where g.youth_id = y.id and g.item = 'phone' and g.recipient = 1 and g.withdrawn_at is null)) as lets_mentors_call,
        h.id as host_id, h.kind as host_kind, h.name as host_name, h.contact_name, h.phone as host_phone, h.language as host_language, h.status as host_status,
        exists (select from phone_silent s where s.phone = h.phone) as host_stopped,
        exists (select from sms_message t where t.marker = 'T1:' || h.phone) as host_greeted, {MentorIsUnconfirmed} as host_is_unconfirmed,
        o.id as opening_id, o.kind as opening_kind, o.sms_task, coalesce(nullif(o.sector, ''), h.sector) as sector, p.name as city,
        o.hours_per_week_min, o.hours_per_week_max, o.paid, o.start_date, o.end_date, o.status as opening_status,
        case when o.schedule_is_fixed then o.schedule else '' end as fixed_schedule,
        y.municipality_code as youth_municipality, coalesce(m.sms_name, '') as sms_name, coalesce(c.name, '') as consultant_name,
        coalesce(c.phone, m.phone) as sender_phone,
        array(select r.name from released_name r where r.municipality_code = y.municipality_code) as released_names,
        array(select distinct on (w.template, w.language) w.template || E'\x1f' || w.language || E'\x1f' || w.body from text_template w where w.municipality_code = y.municipality_code and w.valid_from <= @today order by w.template, w.language, w.valid_from desc) as own_templates
        """;

    public const string Joins = """
        left join postcode p on p.code = coalesce(nullif(o.postcode, ''), h.postcode)
        left join municipality m on m.code = y.municipality_code
        left join consultant c on c.sign_in = acting_for(y.consultant, @today)
        """;

    public string YouthId { get; init; } = "";
    public string FirstName { get; init; } = "";
    public DateOnly? BirthDate { get; init; }
    public string? YouthPhone { get; init; }
    public string YouthLanguage { get; init; } = "";
    public ContactBy ContactBy { get; init; }
    public Status YouthStatus { get; init; }
    public string TargetGroup { get; init; } = "";
    public string? GuardianPhone { get; init; }
    public string? Guardian2Phone { get; init; }
    public string GuardianRelation { get; init; } = "";
    public string GuardianLanguage { get; init; } = "";
    public bool YouthStopped { get; init; }
    public bool YouthGreeted { get; init; }
    public bool LetsMentorsCall { get; init; }
    public string HostId { get; init; } = "";
    public HostKind HostKind { get; init; }
    public string HostName { get; init; } = "";
    public string ContactName { get; init; } = "";
    public string? HostPhone { get; init; }
    public string HostLanguage { get; init; } = "";
    public Status HostStatus { get; init; }
    public bool HostStopped { get; init; }
    public bool HostGreeted { get; init; }
    public bool HostIsUnconfirmed { get; init; }
    public string OpeningId { get; init; } = "";
    public Kind OpeningKind { get; init; }
    public string SmsTask { get; init; } = "";
    public string Sector { get; init; } = "";
    public string? City { get; init; }
    public int HoursPerWeekMin { get; init; }
    public int? HoursPerWeekMax { get; init; }
    public bool? Paid { get; init; }
    public DateOnly? StartDate { get; init; }
    public DateOnly? EndDate { get; init; }
    public Status OpeningStatus { get; init; }
    public string FixedSchedule { get; init; } = "";
    public string YouthMunicipality { get; init; } = "";
    public string SmsName { get; init; } = "";
    public string ConsultantName { get; init; } = "";
    public string? SenderPhone { get; init; }
    public string[] ReleasedNames { get; init; } = [];
    public string[] OwnTemplates { get; init; } = [];

    public Parties ToParties() => new(
        new(YouthId, FirstName, Phone(YouthPhone), YouthLanguage, ContactBy, YouthStopped, YouthGreeted, YouthStatus == Status.Active) { BirthDate = BirthDate, TargetGroup = TargetGroup, LetsMentorsCall = LetsMentorsCall, Guardians = [.. Guardians()] },
        new(HostId, HostKind, HostName, ContactName, Phone(HostPhone), HostLanguage, HostStopped, HostGreeted, HostStatus == Status.Active) { IsUnconfirmed = HostIsUnconfirmed },
        new(OpeningId, OpeningKind, SmsTask, Sector, City ?? "", HoursPerWeekMin, HoursPerWeekMax, Paid, StartDate, EndDate, FixedSchedule, OpeningStatus == Status.Active),
        new(YouthMunicipality, SmsName, ConsultantName, Phone(SenderPhone)) { ReleasedNames = ReleasedNames, Templates = TemplatesOf(OwnTemplates) });

    private IEnumerable<Guardian> Guardians()
    {
        if (Phone(GuardianPhone) is { } first)
        {
            yield return new(1, first, GuardianRelation, GuardianLanguage);
        }

        if (Phone(Guardian2Phone) is { } second && Guardian2Phone != GuardianPhone)
        {
            yield return new(2, second, "", GuardianLanguage);
        }
    }

    internal static IReadOnlyList<OwnTemplate> TemplatesOf(string[] rows) =>
        [.. rows.Select(row => row.Split('\x1f') is [var template, var language, var body] ? new OwnTemplate(template, language, body) : throw new InvalidOperationException("A municipality's text is not stored as it should be."))];

    internal static PhoneNumber? Phone(string? text) => text is { Length: > 0 } ? PhoneNumber.Parse(text) : null;
}
