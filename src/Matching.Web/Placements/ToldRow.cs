using Dapper;
using Matching.Core.People;
using Matching.Core.Reveals;
using Npgsql;

namespace Matching.Web.Placements;

/// <summary>
/// A young person who has said yes to a place of a host: her first name, and what she has allowed to be told to that reader, in her words.
/// Never before the yes, and never more than <see cref="RevealTable"/> has a cell for.
/// </summary>
public sealed class ToldRow
{
    private const string PhoneItem = "phone";

    private const string Query = """
        select p.id, y.first_name, o.title, h.name as place, p.state::int as state, p.start_date, p.end_date, y.protected_address, @recipient::int as recipient,
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

    public Guid Id { get; init; }

    public string FirstName { get; init; } = "";

    public string Title { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>4 agreed, 5 running.</summary>
    public int State { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public string Consultant { get; init; } = "";

    public string ConsultantPhone { get; init; } = "";

    public string Told { get; init; } = "";

    public bool ProtectedAddress { get; init; }

    public PermissionRecipient Recipient { get; init; }

    /// <summary>Item and words, in the order they were allowed; none where her address is protected.</summary>
    public IEnumerable<(string Item, string Words)> Items => All.Where(item => May(item.Item == PhoneItem ? PersonalFact.Phone : PersonalFact.AgreedWords));

    private IEnumerable<(string Item, string Words)> All => Told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[^1]));

    public string? Phone => Items.FirstOrDefault(item => item.Item == PhoneItem).Words;

    private bool May(PersonalFact fact) =>
        RevealTable.May(Recipient == PermissionRecipient.Mentor ? Viewer.Mentor : Viewer.Company, State == 4 ? MatchStep.Agreed : MatchStep.Running, fact, ProtectedAddress);

    public static async Task<IReadOnlyList<ToldRow>> OfAsync(NpgsqlConnection connection, IReadOnlyList<string> hosts, PermissionRecipient recipient, DateOnly today) =>
        [.. await connection.QueryAsync<ToldRow>(Query, new { hosts = hosts.ToArray(), recipient = (short)recipient, today })];
}
