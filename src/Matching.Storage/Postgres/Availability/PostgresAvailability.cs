using Dapper;
using Matching.Core.Availability;
using Matching.Engine.Time;
using Npgsql;

namespace Matching.Storage.Postgres.Availability;

/// <summary>Seats and holds counted from their rows, in one statement and so at one moment.</summary>
internal sealed class PostgresAvailability(NpgsqlDataSource store) : IAvailabilityTruth
{
    private const string Versions = "select id, version from opening where @openings::text[] is null or id = any(@openings)";

    private const string Counted = """
        select o.id as opening, o.version, o.schedule,
               (select count(*) from seat s where s.opening_id = o.id)::integer as seats,
               (select count(*) from seat_hold h where h.opening_id = o.id and h.released_at is null)::integer as holds
        from opening o
        where @openings::text[] is null or o.id = any(@openings)
        """;

    public async Task<IReadOnlyDictionary<string, long>> VersionsAsync(IReadOnlyCollection<string>? openings, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var rows = await connection.QueryAsync<(string Id, long Version)>(Command(Versions, openings, stopping));
        return rows.ToDictionary(row => row.Id, row => row.Version, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<OpeningAvailability>> ReadAsync(IReadOnlyCollection<string>? openings, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var rows = await connection.QueryAsync<CountedOpening>(Command(Counted, openings, stopping));
        return [.. rows.Select(row => new OpeningAvailability(row.Opening, row.Seats - row.Holds, row.Holds, WeeklyHours.Parse(row.Schedule).Bits, row.Version))];
    }

    private static CommandDefinition Command(string sql, IReadOnlyCollection<string>? openings, CancellationToken stopping) =>
        new(sql, new { openings = openings?.ToArray() }, cancellationToken: stopping);

    private sealed record CountedOpening(string Opening, long Version, string Schedule, int Seats, int Holds);
}
