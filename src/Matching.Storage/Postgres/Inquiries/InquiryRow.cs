using Matching.Core.Inquiries;
using Matching.Core.Offers;
using Matching.Storage.Postgres.Offers;

namespace Matching.Storage.Postgres.Inquiries;

/// <summary>An inquiry's row with who signs it and who is asked.</summary>
internal sealed class InquiryRow
{
    /// <summary>Needs m (municipality) and c (consultant); @today says whose words are in force.</summary>
    public const string SenderColumns = """
        m.code as sender_code, m.sms_name, coalesce(c.name, '') as consultant_name, coalesce(c.phone, m.phone) as sender_phone,
        array(select r.name from released_name r where r.municipality_code = m.code) as released_names,
        array(select distinct on (w.template, w.language) w.template || E'\x1f' || w.language || E'\x1f' || w.body from text_template w where w.municipality_code = m.code and w.valid_from <= @today order by w.template, w.language, w.valid_from desc) as own_templates
        """;

    /// <summary>Needs y (her file, or none) and h (the host, or none): the consultant of her, else of whom the host has last had, else a coordinator.</summary>
    public const string SenderJoins = """
        left join lateral (select coalesce(
            y.consultant,
            (select ly.consultant from placement lp join opening lo on lo.id = lp.opening_id join youth ly on ly.id = lp.youth_id where lo.host_id = h.id order by lp.since desc, lp.id limit 1),
            (select lc.sign_in from consultant lc where lc.municipality_code = m.code order by ('coordinator' = any (lc.roles)) desc, lc.sign_in limit 1)) as sign_in) whose on true
        left join consultant c on c.sign_in = acting_for(whose.sign_in, @today)
        """;

    /// <summary>Needs a where.</summary>
    public const string Select = $"""
        select i.id, i.municipality_code, i.kind::int as kind, i.marker, coalesce(i.host_id, '') as host_id, coalesce(i.youth_id, '') as youth_id, i.placement_id, i.phone, i.language, i.code, i.asked_at,
               coalesce(i.answer, '') as answer, i.closed_at is not null as is_closed, i.version,
               (select count(*)::int from inquiry b where b.placement_id = i.placement_id and b.answer = 'no_answer' and b.id <> i.id) as tried_before,
               coalesce(h.kind = 2, false) as is_mentors, coalesce(h.name, '') as host_name, coalesce(h.contact_name, '') as contact_name, coalesce(y.first_name, '') as first_name,
               coalesce((select v.title from scheme_invitation v where i.kind = 4 and v.id::text = split_part(i.marker, ':', 2)), '') as title, coalesce({PartiesRow.MentorIsUnconfirmed}, false) as host_is_unconfirmed, {SenderColumns}
        from inquiry i
        left join host h on h.id = i.host_id
        left join youth y on y.id = i.youth_id
        join municipality m on m.code = i.municipality_code
        {SenderJoins}
        """;

    public Guid Id { get; init; }
    public string MunicipalityCode { get; init; } = "";
    public InquiryKind Kind { get; init; }
    public string Marker { get; init; } = "";
    public string HostId { get; init; } = "";
    public string YouthId { get; init; } = "";
    public Guid? PlacementId { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "";
    public string? Code { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public string Answer { get; init; } = "";
    public bool IsClosed { get; init; }
    public int Version { get; init; } = 1;
    public int TriedBefore { get; init; }
    public bool IsMentors { get; init; }
    public string HostName { get; init; } = "";
    public string ContactName { get; init; } = "";
    public string FirstName { get; init; } = "";
    public bool HostIsUnconfirmed { get; init; }
    public string Title { get; init; } = "";
    public string SmsName { get; init; } = "";
    public string ConsultantName { get; init; } = "";
    public string? SenderPhone { get; init; }
    public string[] ReleasedNames { get; init; } = [];
    public string[] OwnTemplates { get; init; } = [];

    /// <summary>Of what is due: greeted, stopped, and a ranking's last day.</summary>
    public bool Greeted { get; init; }
    public bool Stopped { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Of a call that waits for its mentor.</summary>
    public DateOnly? CallBy { get; init; }
    public bool TriedToday { get; init; }

    public Inquiry ToInquiry() => new()
    {
        Id = Id,
        Municipality = MunicipalityCode,
        Kind = Kind,
        Marker = Marker,
        HostId = HostId,
        YouthId = YouthId,
        Placement = PlacementId,
        Phone = PartiesRow.Phone(Phone),
        Language = Language,
        Code = Code is { } code ? OfferCode.Parse(code) : null,
        AskedAt = AskedAt,
        TriedBefore = TriedBefore,
        Answer = Answer,
        IsClosed = IsClosed,
        Version = Version,
    };

    public InquiryCase ToCase() => new(ToInquiry(), Sender, Addressed, About);

    public DueInquiry ToDue() => new(ToInquiry() with { Phone = null }, Sender, Stopped ? null : PartiesRow.Phone(Phone), Language, Greeted, Addressed, About, ClosesOn);

    private Sender Sender => new(MunicipalityCode, SmsName, ConsultantName, PartiesRow.Phone(SenderPhone)) { ReleasedNames = ReleasedNames, Templates = PartiesRow.TemplatesOf(OwnTemplates) };

    private string About => Kind == InquiryKind.Invitation ? Title : HostId.Length > 0 && !HostIsUnconfirmed ? FirstName : "";

    private string Addressed => HostId.Length == 0
        ? FirstName
        : new HostParty(HostId, IsMentors ? Core.Openings.HostKind.Mentor : Core.Openings.HostKind.Company, HostName, ContactName, null, Language, false, false, true).Addressed;
}
