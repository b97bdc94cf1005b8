using Dapper;
using Matching.Core.Enrolments;
using Matching.Core.People;
using Npgsql;

namespace Matching.Storage.Postgres.People;

internal sealed class PostgresWards(NpgsqlDataSource store) : IWards
{
    public async Task<Ward?> FindAsync(string youth, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Municipality, DateOnly Born, bool? Consent, Guid[] Enrolments)>(new CommandDefinition(
            """
            select y.municipality_code, y.birth_date, y.guardian_consent,
                   array(select e.id from enrolment e where e.youth_id = y.id and e.ended_on is null order by e.id)
            from youth y where y.id = @youth
            """,
            new { youth },
            cancellationToken: cancellationToken));
        return rows.Select(row => new Ward(row.Municipality, row.Born, row.Consent, [.. row.Enrolments.Select(id => new EnrolmentId(id))])).SingleOrDefault();
    }

    public async Task SaveAsync(string youth, bool backs, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("update youth set guardian_consent = @backs where id = @youth", new { youth, backs }, cancellationToken: cancellationToken));
    }
}
