using System.Data;
using Dapper;
using Matching.Core.Enrolments;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

/// <summary>What enrolling looks at, in one snapshot.</summary>
internal sealed class PostgresEntryDesk(NpgsqlDataSource store) : IEntryDesk
{
    private const string Counts = """
        select count(*) filter (where ended_on is null)::int as running, count(*)::int as ever from enrolment where programme = @programme;
        select enrolled_on, ended_on, grade from enrolment where programme = @programme and youth_id = @youthId order by enrolled_on desc, id;
        select distinct h.municipality_code from opening o join host h on h.id = o.host_id where o.programme = @programme;
        select count(*)::int from enrolment e join youth y on y.id = e.youth_id where e.programme = @programme and e.ended_on is null and y.consultant <> ''
            and y.consultant = (select consultant from youth where id = @youthId)
        """;

    public async Task<EntryReading?> ReadAsync(string youthId, string programme, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var youths = await Table<Core.People.Youth>.ReadAsync(
            connection, $"select {YouthTable.Youths.ColumnNames}, said_yes_too_late from youth where id = @youth", YouthTable.ReadWithOurs, cancellationToken, ("youth", youthId));
        if (youths is not [var her])
        {
            return null;
        }

        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(Counts, new { programme, youthId }, cancellationToken: cancellationToken));
        var (running, ever) = await all.ReadSingleAsync<(int, int)>();
        var before = await all.ReadAsync<(DateOnly On, DateOnly? Ended, int? Grade)>();
        var offering = await all.ReadAsync<string>();
        var ofConsultant = await all.ReadSingleAsync<int>();
        return new(her, [.. offering], running, ever, [.. before.Select(row => new EarlierEnrolment(row.On, row.Ended, row.Grade))]) { OfConsultant = ofConsultant };
    }
}
