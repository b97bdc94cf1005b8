using System.Text.Json;
using Dapper;
using Matching.Core.Clock;
using Matching.Core.Erasures;
using Npgsql;

namespace Matching.Storage.Postgres.Erasures;

internal sealed class PostgresErasures(NpgsqlDataSource store) : IErasures
{
    // Nights, rounds and imports read people and write of them later: none of them may have read her when she goes.
    private const string TakeRegister = "select pg_try_advisory_xact_lock(@key)";

    private const string Closed = """
        select y.municipality_code as municipality, y.id as youth_id, y.status_since as since, w.created_at as noticed_at
        from youth y left join work_item w on w.marker = @beginning || y.id
        where y.status = 3 and y.erased_at is null and y.status_since <= @until
        order by 1, 2
        """;

    public async Task<ErasureOutcome> EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(Command(TakeRegister, new { key = AdvisoryLock.Register }, cancellationToken)))
        {
            return new ErasureOutcome.NotNow();
        }

        var her = await connection.QuerySingleOrDefaultAsync<Her>(Command(ErasureSql.Find + " for update", new { youth = erasure.YouthId, erasure.Municipality }, cancellationToken));
        if (her is null)
        {
            return new ErasureOutcome.Nobody();
        }

        if (her.UnderWay is { IsNothing: false } underWay)
        {
            return new ErasureOutcome.UnderWay(underWay);
        }

        var replacement = await EraseAsync(connection, erasure, her.Name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ErasureOutcome.Erased(replacement);
    }

    public async Task<StillUnderWay?> UnderWayAsync(string municipality, string youthId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return (await connection.QuerySingleOrDefaultAsync<Her>(Command(ErasureSql.Find, new { youth = youthId, municipality }, cancellationToken)))?.UnderWay;
    }

    public async Task<IReadOnlyList<ClosedFile>> ClosedAsync(DateOnly until, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Municipality, string Youth, DateOnly Since, DateTimeOffset? Noticed)>(
            Command(Closed, new { until, beginning = ErasureMarkers.Beginning }, cancellationToken));
        return [.. rows.Select(row => new ClosedFile(row.Municipality, row.Youth, row.Since, row.Noticed))];
    }

    private static async Task<string> EraseAsync(NpgsqlConnection connection, Erasure erasure, string name, CancellationToken stopping)
    {
        var id = Guid.CreateVersion7(erasure.At);
        var values = new
        {
            youth = erasure.YouthId,
            replacement = $"erased-{id:N}",
            name,
            alone = AloneId.Pattern(erasure.YouthId),
            at = erasure.At,
            today = Copenhagen.DateAt(erasure.At),
        };
        await RunAsync(ErasureSql.Replace);
        foreach (var trail in ErasureSql.Trails)
        {
            await RunAsync(trail);
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (what, sql) in ErasureSql.Removals.Concat(ErasureSql.Replacements))
        {
            counts[what] = await RunAsync(sql);
        }

        counts["nights"] = await KeptFacts.ForgetAsync(connection, erasure.YouthId, erasure.At, stopping);
        await RunAsync("delete from youth where id = @youth");
        var key = await connection.ExecuteScalarAsync<string>(Command(ErasureMark.Key, null, stopping)) ?? throw new InvalidOperationException("The installation has no key to mark people with.\nMaybe a restore left it out.");
        await connection.ExecuteAsync(Command(
            ErasureSql.Remember,
            new
            {
                id, erasure.Municipality, values.replacement, mark = ErasureMark.Of(key, erasure.YouthId), cause = (short)erasure.Cause, erasure.At, erasure.By,
                counts = JsonSerializer.Serialize(counts.Where(count => count.Value > 0).ToDictionary()),
            },
            stopping));
        return values.replacement;

        Task<int> RunAsync(string sql) => connection.ExecuteAsync(Command(sql, values, stopping));
    }

    private static CommandDefinition Command(string sql, object? values, CancellationToken stopping) => new(sql, values, commandTimeout: 0, cancellationToken: stopping);

    private sealed class Her
    {
        public string Name { get; init; } = "";

        public int Offers { get; init; }

        public int Places { get; init; }

        public StillUnderWay UnderWay => new(Offers, Places);
    }
}
