using System.Text.Json;
using Dapper;
using Matching.Core.HostOrders;
using Npgsql;

namespace Matching.Storage.Postgres.HostOrders;

internal sealed class PostgresOrders(NpgsqlDataSource store) : IOrderDesk
{
    private const string Columns = "select id, municipality_code, programme, opening_id, posts, received_at, due_at, sent_at, at_neighbours_since, owner, answers::text as answers from host_order";

    public async Task<string?> MunicipalityOfAsync(string openingId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition("select municipality_code from opening where id = @openingId", new { openingId }, cancellationToken: cancellationToken));
    }

    public async Task<HostOrder?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"{Columns} where id = @id", new { id }, cancellationToken: cancellationToken));
        return row?.ToOrder();
    }

    public async Task AddAsync(HostOrder order, string by, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into host_order (id, municipality_code, programme, opening_id, posts, received_at, received_by, due_at, answers)
            values (@Id, @Municipality, @Programme, @OpeningId, @Posts, @ReceivedAt, @by, @CandidatesDueAt, @answers::jsonb)
            """,
            new { order.Id, order.Municipality, order.Programme, order.OpeningId, order.Posts, order.ReceivedAt, by, order.CandidatesDueAt, answers = JsonSerializer.Serialize(order.Answers) },
            cancellationToken: cancellationToken));
    }

    public async Task KeepAsync(HostOrder order, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update host_order set sent_at = @SentAt, at_neighbours_since = @AtNeighboursSince where id = @Id; delete from order_candidate where order_id = @Id",
            new { order.Id, order.SentAt, order.AtNeighboursSince },
            cancellationToken: cancellationToken));
        foreach (var (candidate, at) in candidates.Select((candidate, at) => (candidate, at)))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "insert into order_candidate (order_id, youth_id, rank, score, from_outside) values (@Id, @YouthId, @rank, @Score, @FromOutside)",
                new { order.Id, candidate.YouthId, rank = at + 1, candidate.Score, candidate.FromOutside },
                cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<bool> MarkSentAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update host_order o set sent_at = @at where o.id = @id and exists (select from order_candidate c where c.order_id = o.id)", new { id, at }, cancellationToken: cancellationToken)) == 1;
    }

    public async Task<IReadOnlyList<HostOrder>> FindLateAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"{Columns} where sent_at is null and due_at <= @now order by due_at, id", new { now }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToOrder())];
    }

    public async Task<IReadOnlySet<string>> SharedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<string>(new CommandDefinition(
            "select youth_id from (select distinct on (youth_id) youth_id, given from share_consent order by youth_id, at desc) latest where given", cancellationToken: cancellationToken));
        return ids.ToHashSet(StringComparer.Ordinal);
    }

    public async Task KeepConsentAsync(string youthId, bool given, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into share_consent (youth_id, given, at, by_whom) values (@youthId, @given, @at, @by) on conflict do nothing", new { youthId, given, at, by }, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string MunicipalityCode { get; init; } = "";
        public string Programme { get; init; } = "";
        public string OpeningId { get; init; } = "";
        public int Posts { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public DateTimeOffset? DueAt { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public DateTimeOffset? AtNeighboursSince { get; init; }
        public string Owner { get; init; } = "";
        public string Answers { get; init; } = "{}";

        public HostOrder ToOrder() => new(Id, MunicipalityCode, Programme, OpeningId, Posts, ReceivedAt, DueAt)
        {
            SentAt = SentAt,
            AtNeighboursSince = AtNeighboursSince,
            Owner = Owner,
            Answers = JsonSerializer.Deserialize<Dictionary<string, string>>(Answers)!,
        };
    }
}
