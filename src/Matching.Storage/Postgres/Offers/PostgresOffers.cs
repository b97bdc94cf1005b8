using Dapper;
using Matching.Core.Clock;
using Matching.Core.Offers;
using Matching.Storage.Postgres.Backings;
using Npgsql;

namespace Matching.Storage.Postgres.Offers;

internal sealed class PostgresOffers(NpgsqlDataSource store, TimeProvider clock) : IOfferStore
{
    public async Task<OfferCase?> FindAsync(OfferId id, CancellationToken cancellationToken) =>
        (await CasesAsync("where f.id = @Id", new { Id = id.Value, today = clock.Today() }, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<OfferCase>> FindAcceptedAsync(string youthId, CancellationToken cancellationToken) =>
        CasesAsync("where f.youth_id = @youthId and f.state = 5", new { youthId, today = clock.Today() }, cancellationToken);

    public Task<IReadOnlyList<OfferId>> FindPastDeadlineAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => IdsAsync(
        "select id from offer where state in (3, 4) and clock_stopped_at is null and deadline_at <= @now order by deadline_at, id limit @most", now, most, cancellationToken);

    public Task<IReadOnlyList<OfferId>> FindUnremindedAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => IdsAsync(
        """
        select id from offer
        where state = 3 and clock_stopped_at is null and reminded_at is null and yes_at is null and deadline_at > @now and deadline_at < @now + interval '8 days'
        order by deadline_at, id limit @most
        """,
        now,
        most,
        cancellationToken);

    private async Task<IReadOnlyList<OfferCase>> CasesAsync(string where, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var found = await connection.QueryAsync<OfferRow, PartiesRow, OfferCase>(
            new CommandDefinition($"{OfferRow.Select} {where}", values, cancellationToken: cancellationToken), (offer, parties) => offer.ToCase(parties), OfferRow.SplitOn);
        return await BackingRow.WithQuestionsAsync(connection, [.. found], cancellationToken);
    }

    private async Task<IReadOnlyList<OfferId>> IdsAsync(string sql, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<Guid>(new CommandDefinition(sql, new { now, most }, cancellationToken: cancellationToken));
        return [.. ids.Select(id => new OfferId(id))];
    }
}
