using Dapper;
using Npgsql;

namespace Matching.Web.HostEvents;

/// <summary>An event as the desk sees it, with what was pledged at it.</summary>
public sealed class EventRow
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public string Programme { get; init; } = "";

    public DateOnly HeldOn { get; init; }

    public int Invited { get; init; }

    /// <summary>Of them, those who have said that they come.</summary>
    public int Coming { get; init; }

    public IReadOnlyList<PledgeRow> Pledges { get; private set; } = [];

    public static async Task<IReadOnlyList<EventRow>> OfAsync(NpgsqlConnection connection, string municipality)
    {
        IReadOnlyList<EventRow> rows =
        [
            .. await connection.QueryAsync<EventRow>(
                """
                select e.id, e.title, e.programme, e.held_on, (select count(*)::int from event_invitation i where i.event_id = e.id) as invited,
                       (select count(*)::int from event_invitation i where i.event_id = e.id and i.coming) as coming
                from host_event e where e.municipality_code = @municipality order by e.held_on desc, e.id limit 50
                """,
                new { municipality }),
        ];
        var pledges = await connection.QueryAsync<PledgeRow>(
            """
            select p.id, p.event_id, p.host_id, h.name as host, p.words, p.posts, p.due_at, p.order_id, coalesce(c.name, '') as owner
            from host_pledge p
            join host_event e on e.id = p.event_id
            join host h on h.id = p.host_id
            left join host_order o on o.id = p.order_id
            left join consultant c on c.sign_in = o.owner
            where e.municipality_code = @municipality
            order by p.order_id is not null, p.due_at, h.name, p.id
            """,
            new { municipality });
        var byEvent = pledges.ToLookup(pledge => pledge.EventId);
        foreach (var row in rows)
        {
            row.Pledges = [.. byEvent[row.Id]];
        }

        return rows;
    }
}

/// <summary>A company's word at an event; the owner is empty until it is an order.</summary>
public sealed class PledgeRow
{
    public Guid Id { get; init; }

    public Guid EventId { get; init; }

    public string HostId { get; init; } = "";

    public string Host { get; init; } = "";

    public string Words { get; init; } = "";

    public int Posts { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public Guid? OrderId { get; init; }

    public string Owner { get; init; } = "";
}
