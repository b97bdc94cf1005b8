using System.Text.Json;
using Dapper;
using Matching.Core.Nightly;
using Matching.Engine;
using Npgsql;
using NpgsqlTypes;

namespace Matching.Storage.Postgres.Nightly;

/// <summary>Published nights read back as they were written.</summary>
internal sealed class PostgresKeptNights(NpgsqlDataSource store) : IKeptNights
{
    private const string Find = """
        select id, area, local_date, versions::text, facts_hash, plan_hash, summary::text, facts, erased_from_at is not null
        from night
        where state = 2 and (@id is null or id = @id) and (@date is null or local_date = @date)
        order by finished_at desc limit 1
        """;

    private const string Prices = """
        select opening_id, seats, used, price_weight, price_score from seat_price where night_id = @night order by opening_id collate "C"
        """;

    public async Task<KeptNight?> FindAsync(NightChoice choice, CancellationToken stopping)
    {
        await using var command = store.CreateCommand(Find);
        command.Parameters.AddWithValue("id", NpgsqlDbType.Uuid, (choice as NightChoice.OfId)?.Night ?? (object)DBNull.Value);
        command.Parameters.AddWithValue("date", NpgsqlDbType.Date, (choice as NightChoice.OfDate)?.Date ?? (object)DBNull.Value);
        await using var row = await command.ExecuteReaderAsync(stopping);
        return await row.ReadAsync(stopping) ? Read(row) : null;
    }

    public async Task<IReadOnlyList<SeatPrice>> PricesAsync(Guid night, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var rows = await connection.QueryAsync<(string Opening, int Seats, int Used, long Weight, long Score)>(
            new CommandDefinition(Prices, new { night }, cancellationToken: stopping));
        return [.. rows.Select(row => new SeatPrice(row.Opening, row.Seats, row.Used, row.Weight, row.Score))];
    }

    private static KeptNight Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Key = new(row.GetString(1), row.GetFieldValue<DateOnly>(2)),
        Versions = JsonSerializer.Deserialize<NightVersions>(row.GetString(3), JsonSerializerOptions.Web)!,
        FactsHash = row.GetString(4),
        PlanHash = row.GetString(5),
        Summary = row.GetString(6),
        ZippedFacts = row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7),
        IsErasedFrom = row.GetBoolean(8),
    };
}
