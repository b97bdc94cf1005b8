using Dapper;
using Matching.Web.Messages;
using Npgsql;

namespace Matching.Web.LocalPhones;

/// <summary>One simulated phone: whose it is, whether texts are stopped or the phone is off, and its conversation.</summary>
public sealed record Phone(string Number, string Owners, bool IsStopped, bool IsOff, IReadOnlyList<MessageRow> Messages);

/// <summary>Reads the simulated phones: every number with texts or an open offer, the one with the newest first.</summary>
internal sealed class PhoneQuery(NpgsqlDataSource store)
{
    public const int Most = 12;

    private const string Owners = """
        (select string_agg(distinct who.name, ', ') from (
            select y.first_name || ' ' || y.last_name as name from youth y where y.phone = p.phone
            union all select h.name from host h where h.phone = p.phone) who)
        """;

    private const string Switches = """
        exists (select from sms_stop s where s.phone = p.phone) as is_stopped,
        exists (select from local_phone_switch w where w.name = 'off:' || p.phone and w.value = 'on') as is_off
        """;

    public async Task<(IReadOnlyList<Phone> Phones, int Total)> ListAsync(string search, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var found = await connection.QueryAsync<Row>($"""
            with p as (
                select phone, max(at) as at from (
                    select phone, created_at as at from sms_message
                    union all select phone, created_at from offer where state in (1, 2, 3, 4) and phone is not null) seen
                group by phone),
            named as (
                select p.phone, p.at, coalesce({Owners}, '') as owners, {Switches} from p)
            select phone as number, owners, is_stopped, is_off, count(*) over ()::int as total
            from named
            where @search = '' or position(@digits in phone) > 0 and @digits <> '' or position(lower(@search) in lower(owners)) > 0
            order by at desc, phone
            limit @Most
            """, new { search, digits = new string([.. search.Where(char.IsAsciiDigit)]), Most });
        var rows = found.AsList();
        var messages = await MessagesAsync(connection, [.. rows.Select(row => row.Number)]);
        return ([.. rows.Select(row => new Phone(row.Number, row.Owners, row.IsStopped, row.IsOff, [.. messages[row.Number]]))], rows.Count == 0 ? 0 : rows[0].Total);
    }

    /// <summary>Any number: a phone without texts is an empty one.</summary>
    public async Task<Phone> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<Row>($"""
            select p.phone as number, coalesce({Owners}, '') as owners, {Switches}
            from (select @number as phone) p
            """, new { number });
        var messages = await MessagesAsync(connection, [number]);
        return new(row.Number, row.Owners, row.IsStopped, row.IsOff, [.. messages[number]]);
    }

    private static async Task<ILookup<string, MessageRow>> MessagesAsync(NpgsqlConnection connection, string[] numbers)
    {
        var messages = await connection.QueryAsync<MessageRow>(
            MessageRow.ColumnsOfPhone + " where m.phone = any(@numbers)" + MessageRow.Order, new { numbers });
        return messages.ToLookup(message => message.Phone, StringComparer.Ordinal);
    }

    private sealed class Row
    {
        public string Number { get; init; } = "";

        public string Owners { get; init; } = "";

        public bool IsStopped { get; init; }

        public bool IsOff { get; init; }

        public int Total { get; init; }
    }
}
