using Dapper;
using Matching.Core.HostEvents;
using Matching.Core.HostOrders;
using Npgsql;

namespace Matching.Storage.Postgres.HostEvents;

internal sealed class PostgresEvents(NpgsqlDataSource store) : IEventDesk
{
    private const string Pledges = """
        select p.id, p.event_id as event, e.municipality_code as municipality, p.host_id, p.words, p.posts, p.due_at, p.order_id as "order", h.name as host
        from host_pledge p join host_event e on e.id = p.event_id join host h on h.id = p.host_id
        """;

    public Task AddAsync(HostEvent held, string by, DateTimeOffset at, CancellationToken cancellationToken) => ExecuteAsync(
        "insert into host_event (id, municipality_code, programme, title, held_on, made_at, made_by) values (@Id, @Municipality, @Programme, @Title, @HeldOn, @at, @by)",
        new { held.Id, held.Municipality, held.Programme, held.Title, held.HeldOn, at, by },
        cancellationToken);

    public async Task<HostEvent?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<HostEvent>(new CommandDefinition(
            "select id, municipality_code as municipality, programme, title, held_on as heldon from host_event where id = @id", new { id }, cancellationToken: cancellationToken));
    }

    public async Task<bool> PledgeAsync(HostPledge pledge, string by, DateTimeOffset at, CancellationToken cancellationToken) => await ExecuteAsync(
        """
        insert into host_pledge (id, event_id, host_id, words, posts, pledged_at, pledged_by, due_at)
        select @Id, @Event, id, @Words, @Posts, @at, @by, @DueAt from host where id = @HostId and municipality_code = @Municipality
        """,
        new { pledge.Id, pledge.Event, pledge.HostId, pledge.Municipality, pledge.Words, pledge.Posts, pledge.DueAt, at, by },
        cancellationToken) == 1;

    public async Task<HostPledge?> FindPledgeAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"{Pledges} where p.id = @id", new { id }, cancellationToken: cancellationToken)))?.ToPledge();
    }

    public async Task<bool> SettleAsync(Guid pledge, HostOrder order, string by, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // The lock makes it one order, however many ask at once.
        var stood = await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into host_order (id, municipality_code, programme, opening_id, posts, received_at, received_by, due_at, owner)
            select @Id, @Municipality, @Programme, o.id, @Posts, @ReceivedAt, @by, @CandidatesDueAt, c.sign_in
            from (select host_id from host_pledge where id = @pledge and order_id is null for update) p
            join opening o on o.host_id = p.host_id and o.id = @OpeningId and o.municipality_code = @Municipality
            join consultant c on c.sign_in = @Owner and c.municipality_code = @Municipality
            """,
            new { order.Id, order.Municipality, order.Programme, order.OpeningId, order.Posts, order.ReceivedAt, order.CandidatesDueAt, order.Owner, by, pledge },
            cancellationToken: cancellationToken));
        if (stood == 0)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition("update host_pledge set order_id = @Id where id = @pledge", new { order.Id, pledge }, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<HostPledge>> FindLateAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"{Pledges} where p.order_id is null and p.due_at <= @now order by p.due_at, p.id", new { now }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToPledge())];
    }

    public Task KeepConsentAsync(string hostId, bool given, DateTimeOffset at, string by, CancellationToken cancellationToken) => ExecuteAsync(
        "insert into invitation_consent (host_id, given, at, by_whom) values (@hostId, @given, @at, @by) on conflict (host_id, at) do update set given = excluded.given",
        new { hostId, given, at, by },
        cancellationToken);

    public async Task<bool> AnswerAsync(Guid id, string hostId, bool coming, DateTimeOffset at, DateOnly today, CancellationToken cancellationToken) => await ExecuteAsync(
        """
        update event_invitation i set coming = @coming, answered_at = @at
        from host_event e where e.id = i.event_id and i.event_id = @id and i.host_id = @hostId and e.held_on >= @today
        """,
        new { id, hostId, coming, at, today },
        cancellationToken) == 1;

    public async Task<IReadOnlyList<UnansweredInvitation>> FindUnansweredAsync(DateOnly today, DateOnly by, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(Guid, string, string, DateOnly, string, string)>(new CommandDefinition(
            """
            select e.id, e.municipality_code, e.title, e.held_on, h.id, h.name
            from event_invitation i join host_event e on e.id = i.event_id join host h on h.id = i.host_id
            where i.coming is null and e.held_on between @today and @by
              and not exists (select from work_item w where w.marker = 'event_unanswered:' || e.id || ':' || h.id)
            order by e.held_on, e.id, h.id
            """,
            new { today, by },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new UnansweredInvitation(row.Item1, row.Item2, row.Item3, row.Item4, row.Item5, row.Item6))];
    }

    public Task<int> InviteAsync(HostEvent held, DateTimeOffset at, CancellationToken cancellationToken) => ExecuteAsync(
        """
        insert into event_invitation (event_id, host_id, invited_at)
        select @Id, h.id, @at
        from host h
        where h.municipality_code = @Municipality and h.kind = 2 and h.status = 1
          and exists (select from opening o where o.host_id = h.id and o.programme = @Programme)
          and (select c.given from invitation_consent c where c.host_id = h.id order by c.at desc limit 1)
        on conflict do nothing
        """,
        new { held.Id, held.Municipality, held.Programme, at },
        cancellationToken);

    private async Task<int> ExecuteAsync(string command, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(command, values, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid Event { get; init; }
        public string Municipality { get; init; } = "";
        public string HostId { get; init; } = "";
        public string Words { get; init; } = "";
        public int Posts { get; init; }
        public DateTimeOffset? DueAt { get; init; }
        public Guid? Order { get; init; }
        public string Host { get; init; } = "";

        public HostPledge ToPledge() => new(Id, Event, Municipality, HostId, Words, Posts, DueAt, Order) { Host = Host };
    }
}
