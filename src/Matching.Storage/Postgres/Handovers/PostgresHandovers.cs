using Dapper;
using Matching.Core.Handovers;
using Npgsql;

namespace Matching.Storage.Postgres.Handovers;

internal sealed class PostgresHandovers(NpgsqlDataSource store) : IHandovers
{
    // Locked first, so that two hand-overs of one person become one after the other, each with the trace of what it saw.
    private const string Move = """
        with theirs as (
            select id, consultant from youth
            where municipality_code = @Municipality and consultant <> @To and (@YouthId::text is null or id = @YouthId) and (@From::text is null or consultant = @From)
            order by id for update),
        moved as (
            update youth y set consultant = @To from theirs t where y.id = t.id returning y.id, t.consultant)
        insert into handover (id, municipality_code, youth_id, from_sign_in, to_sign_in, reason, by_sign_in, at)
        select gen_random_uuid(), @Municipality, m.id, m.consultant, @To, @Reason, @By, @at from moved m
        """;

    public async Task<bool> IsConsultantAsync(string municipality, string signIn, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from consultant where sign_in = @signIn and municipality_code = @municipality)", new { signIn, municipality }, cancellationToken: cancellationToken));
    }

    public async Task<int> SaveAsync(HandoverRequest request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            Move, new { request.Municipality, request.YouthId, request.From, request.To, request.Reason, request.By, at }, cancellationToken: cancellationToken));
    }
}
