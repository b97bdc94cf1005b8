using Matching.Core.Enrolments;
using Matching.Core.People;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

internal sealed class PostgresGroupDesk(NpgsqlDataSource store) : IGroupDesk
{
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
