using Dapper;
using Matching.Core.Enrolments;
using Matching.Core.People;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

internal sealed class PostgresGroupDesk(NpgsqlDataSource store) : IGroupDesk, IDissolvedPlaces
{
    public async Task<IReadOnlyList<DissolvedPlace>> FindUntoldAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(Guid, string, string, string, string)>(new CommandDefinition(
            """
            select w.id, w.municipality_code, w.youth_id, o.programme, w.marker
            from work_item w join opening o on w.marker = 'dissolved:' || o.id || ':' || w.youth_id
            where w.kind = 'group_dissolved' and w.done_at is null
            order by w.created_at, w.id
            """,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DissolvedPlace(row.Item1, row.Item2, row.Item3, row.Item4, row.Item5))];
    }

    public async Task CloseAsync(Guid item, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update work_item set done_at = @at, done_by = 'text' where id = @item and done_at is null", new { item, at }, cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<GroupMember>> FindRunningAsync(IReadOnlyList<string> programmes, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var youths = await Table<Youth>.ReadAsync(
            connection,
            $"select {YouthTable.Youths.ColumnNames}, said_yes_too_late from youth y where exists (select from enrolment e where e.youth_id = y.id and e.ended_on is null and e.programme = any(@programmes)) order by id",
            YouthTable.ReadWithOurs,
            cancellationToken,
            ("programmes", programmes.ToArray()));
        var known = await RunningFiles.WithEnrolmentsAsync(connection, youths, cancellationToken);
        return [.. known.SelectMany(youth => youth.Enrolments.Where(file => programmes.Contains(file.Programme, StringComparer.Ordinal)).Select(file => new GroupMember(file, youth)))];
    }
}
