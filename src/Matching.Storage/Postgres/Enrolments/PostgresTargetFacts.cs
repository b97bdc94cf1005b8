using Dapper;
using Matching.Core.Enrolments.Reports;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

internal sealed class PostgresTargetFacts(NpgsqlDataSource store) : ITargetFacts
{
    private const string Mine = "(select id from enrolment where programme = @programme and (@municipality::text is null or municipality_code = @municipality))";

    private const string Places = $"""
        select p.id::text as placement, coalesce(p.opening_id, '') as opening, coalesce(o.host_id, '') as host
        from placement p left join opening o on o.id = p.opening_id
        where p.id::text in (select subject from enrolment_event where kind = 1 and enrolment_id in {Mine})
        """;

    // The earlier of what its row and its host say: there is no other day on which it was found.
    private const string Openings = """
        select o.id, o.host_id as host, o.kind::int as kind, least(o.start_date, h.last_answer) as since, o.status = 1 and h.status = 1 as active
        from opening o join host h on h.id = o.host_id
        where o.programme = @programme and (@municipality::text is null or o.municipality_code = @municipality) order by o.id
        """;

    public async Task<TargetFacts> ReadAsync(string programme, string? municipality, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var of = new { programme, municipality };
        var events = (await connection.QueryAsync<Guid, EventRow, (Guid File, EventRow Row)>(
            Command($"{EventRow.SelectMany} {Mine} order by number"), (file, row) => (file, row), "id")).ToLookup(one => one.File, one => one.Row);
        var steps = (await connection.QueryAsync<Guid, StepRow, (Guid File, StepRow Row)>(
            Command($"{StepRow.SelectMany} {Mine} order by due, key"), (file, row) => (file, row), "key")).ToLookup(one => one.File, one => one.Row);
        var files = await connection.QueryAsync<EnrolmentRow>(Command($"{EnrolmentRow.SelectMany} {Mine} order by e.id"));
        var places = await connection.QueryAsync<MatchPlace>(Command(Places));
        var openings = await connection.QueryAsync<OpeningRow>(Command(Openings));
        return new([.. files.Select(row => row.ToFile(events[row.Id], steps[row.Id]))], [.. places], [.. openings.Select(row => row.ToOpening())]);

        CommandDefinition Command(string sql) => new(sql, of, cancellationToken: cancellationToken);
    }

    private sealed class OpeningRow
    {
        public string Id { get; init; } = "";
        public string Host { get; init; } = "";
        public int Kind { get; init; }
        public DateOnly? Since { get; init; }
        public bool Active { get; init; }

        public ReportedOpening ToOpening() => new(Id, Host, (Kind)Kind, Since, Active);
    }
}
