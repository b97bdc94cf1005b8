using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Offers;

namespace Matching.Storage.Postgres.Texts;

/// <summary>A young person and who writes to her, in one row.</summary>
internal sealed class AddresseeRow
{
    public const string Select = """
        select y.id, y.first_name, y.birth_date, y.phone, y.language, y.contact_by, y.status,
               (y.sms_stopped or exists (select from phone_silent s where s.phone = y.phone)) as stopped,
               exists (select from sms_message t where t.marker = 'T1:' || y.phone) as greeted,
               y.municipality_code, coalesce(m.sms_name, '') as sms_name, coalesce(c.name, '') as consultant_name, coalesce(c.phone, m.phone) as sender_phone,
               array(select r.name from released_name r where r.municipality_code = y.municipality_code) as released_names,
               array(select distinct on (w.template, w.language) w.template || E'\x1f' || w.language || E'\x1f' || w.body from text_template w where w.municipality_code = y.municipality_code and w.valid_from <= @today order by w.template, w.language, w.valid_from desc) as own_templates
        from youth y
        left join municipality m on m.code = y.municipality_code
        left join consultant c on c.sign_in = acting_for(y.consultant, @today)
        where y.id = @youth and y.municipality_code = @municipality
        """;

    public string Id { get; init; } = "";
    public string FirstName { get; init; } = "";
    public DateOnly BirthDate { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "";
    public ContactBy ContactBy { get; init; }
    public Status Status { get; init; }
    public bool Stopped { get; init; }
    public bool Greeted { get; init; }
    public string MunicipalityCode { get; init; } = "";
    public string SmsName { get; init; } = "";
    public string ConsultantName { get; init; } = "";
    public string? SenderPhone { get; init; }
    public string[] ReleasedNames { get; init; } = [];
    public string[] OwnTemplates { get; init; } = [];

    public Addressee ToAddressee() => new(
        new YouthParty(Id, FirstName, PartiesRow.Phone(Phone), Language, ContactBy, Stopped, Greeted, Status == Status.Active) { BirthDate = BirthDate },
        new Sender(MunicipalityCode, SmsName, ConsultantName, PartiesRow.Phone(SenderPhone)) { ReleasedNames = ReleasedNames, Templates = PartiesRow.TemplatesOf(OwnTemplates) });
}
