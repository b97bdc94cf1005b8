using System.Text.Json;
using Dapper;
using Npgsql;

namespace Matching.Cli.Backups;

/// <summary>Rows of one table and a hash over all of them, whatever their order.</summary>
internal sealed record TableContents(long Rows, string Hash);

/// <summary>What a store holds at one moment, to be compared after it was put back; it lies beside the backup as JSON.</summary>
internal sealed record StoreContents(DateTimeOffset At, int Migration, SortedDictionary<string, TableContents> Tables)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public long Rows => Tables.Values.Sum(table => table.Rows);

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static StoreContents? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<StoreContents>(text, Json) is { Tables.Count: > 0 } contents ? contents : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection, CancellationToken stopping) =>
        (await connection.QueryAsync<string>(new CommandDefinition("select tablename::text from pg_tables where schemaname = 'public' order by 1", cancellationToken: stopping))).AsList();

    /// <summary>Inside the caller's transaction, so that it is one moment.</summary>
    public static async Task<StoreContents> OfAsync(NpgsqlConnection connection, DateTimeOffset at, CancellationToken stopping)
    {
        var tables = new SortedDictionary<string, TableContents>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(connection, stopping))
        {
            var (rows, hash) = await connection.QuerySingleAsync<(long, string)>(new CommandDefinition(
                $"""select count(*), md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) from "{table}" t""", commandTimeout: 0, cancellationToken: stopping));
            tables[table] = new(rows, hash);
        }

        var migration = await connection.ExecuteScalarAsync<int>(new CommandDefinition("select max(number) from schema_migration", cancellationToken: stopping));
        return new(at, migration, tables);
    }

    /// <summary>A sentence for each table that is not the same.</summary>
    public IEnumerable<string> DifferencesTo(StoreContents other) => Tables.Keys.Union(other.Tables.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Where(table => Tables.GetValueOrDefault(table) != other.Tables.GetValueOrDefault(table))
        .Select(table => $"{table}: {Said(Tables.GetValueOrDefault(table))} in the backup, {Said(other.Tables.GetValueOrDefault(table))} in the store.");

    private static string Said(TableContents? table) => table is null ? "nothing" : $"{table.Rows} rows ({table.Hash[..8]})";
}
