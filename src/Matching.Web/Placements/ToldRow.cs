using Dapper;
using Matching.Core.Inquiries;
using Matching.Core.People;
using Matching.Core.Reveals;
using Npgsql;

namespace Matching.Web.Placements;

/// <summary>
/// A young person who has said yes to a place of a host, and what the table tells that reader of her at this step. Never before the yes.
/// </summary>
public sealed class ToldRow
{
    private const string PhoneItem = "phone";

    private const string Query = """
        select p.id, y.id as youth_id, y.first_name, o.title, h.name as place, p.state::int as state, p.start_date, p.end_date, y.protected_address, coalesce(y.phone, '') as file_phone,
               p.state = 4 and h.kind = 2 and coalesce(greatest(h.last_answer, (select min(n.local_date) from night n)) <= @renewBefore, false) as unconfirmed,
               case when p.state = 4 and h.kind = 2 and not exists (select from enrolment_step s where s.kind = 1 and s.placement = p.id::text and s.state in (5, 6)) then p.call_by end as call_by,
               split_part(coalesce(c.name, ''), ' ', 1) as consultant, coalesce(c.phone, m.phone, '') as consultant_phone,
               coalesce((select string_agg(g.item || chr(9) || g.words, chr(10) order by g.given_at, g.id)
                         from permission g where g.youth_id = y.id and g.recipient = @recipient and g.withdrawn_at is null), '') as told
        from placement p
        join opening o on o.id = p.opening_id
        join host h on h.id = o.host_id
        join youth y on y.id = p.youth_id
        left join consultant c on c.sign_in = acting_for(y.consultant, @today)
        left join municipality m on m.code = y.municipality_code
        where o.host_id = any (@hosts) and p.state in (4, 5)
        order by p.state, p.since desc, p.id
        limit 200
        """;

    private readonly Row _row;
    private readonly RevealedYouth _youth;

    private ToldRow(Row row, RevealedYouth youth) => (_row, _youth) = (row, youth);

    public Guid Id => _row.Id;

    public string YouthId => _row.YouthId;

    public string FirstName => _youth.FirstName;

    public string Title => _row.Title;

    public string Place => _row.Place;

    /// <summary>4 agreed, 5 running.</summary>
    public int State => _row.State;

    public DateOnly? StartDate => _row.StartDate;

    public DateOnly? EndDate => _row.EndDate;

    /// <summary>She has said yes, and the mentor's own word is too old: nothing is told of her before it is given again.</summary>
    public bool IsUnconfirmed => _row.Unconfirmed;

    /// <summary>The mentor calls first, at the latest then; null = nobody waits for that.</summary>
    public DateOnly? CallBy => _row.CallBy;

    public string Consultant => _row.Consultant;

    public string ConsultantPhone => _row.ConsultantPhone;

    /// <summary>In the order they were allowed.</summary>
    public IReadOnlyList<AgreedWord> Words => _youth.AgreedWords;

    /// <summary>Null = not told.</summary>
    public string? Phone => _youth.Phone?.E164;

    public static async Task<IReadOnlyList<ToldRow>> OfAsync(NpgsqlConnection connection, IReadOnlyList<string> hosts, PermissionRecipient recipient, DateOnly today)
    {
        var viewer = recipient == PermissionRecipient.Mentor ? Viewer.Mentor : Viewer.Company;
        var rows = await connection.QueryAsync<Row>(Query, new { hosts = hosts.ToArray(), recipient = (short)recipient, today, renewBefore = today.AddMonths(-Inquiry.RenewedEveryMonths) });
        return [.. rows.Select(row => new ToldRow(row, RevealedYouth.To(viewer, StepOf(row), row.ToTellable())))];
    }

    private static MatchStep StepOf(Row row) => row switch
    {
        { Unconfirmed: true } => MatchStep.Unconfirmed,
        { State: 4 } => MatchStep.Agreed,
        _ => MatchStep.Running,
    };

    /// <summary>As it is read, before the table is asked; no page sees it.</summary>
    private sealed class Row
    {
        public Guid Id { get; init; }

        public string YouthId { get; init; } = "";

        public string FirstName { get; init; } = "";

        public string Title { get; init; } = "";

        public string Place { get; init; } = "";

        public int State { get; init; }

        public DateOnly? StartDate { get; init; }

        public DateOnly? EndDate { get; init; }

        public string Consultant { get; init; } = "";

        public string ConsultantPhone { get; init; } = "";

        public string Told { get; init; } = "";

        public string FilePhone { get; init; } = "";

        public bool ProtectedAddress { get; init; }

        public bool Unconfirmed { get; init; }

        public DateOnly? CallBy { get; init; }

        public TellableYouth ToTellable()
        {
            AgreedWord[] words = [.. Told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => new AgreedWord(parts[0], parts[^1]))];
            return new(FirstName, [.. words.Where(word => word.Item != PhoneItem)], PhoneOf(words.FirstOrDefault(word => word.Item == PhoneItem)), ProtectedAddress);
        }

        // She may have agreed to her number in words that hold none: then it is the one in her file.
        private PhoneNumber? PhoneOf(AgreedWord? agreed) =>
            agreed is not null && (PhoneNumber.TryParse(agreed.Words, out var number) || PhoneNumber.TryParse(FilePhone, out number)) ? number : null;
    }
}
