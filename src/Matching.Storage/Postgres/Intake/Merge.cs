using Dapper;
using Matching.Core.Intake;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Intake;

/// <summary>One file's rows into one table: copied beside it, then merged by key where something differs.</summary>
internal sealed class Merge(NpgsqlConnection connection, CancellationToken stopping)
{
    /// <summary>Copies the rows into a temporary table <c>in_…</c> that lives as long as the transaction.</summary>
    public async Task BringAsync<T>(Table<T> table, IEnumerable<T> rows)
    {
        await ExecuteAsync($"create temp table in_{table.Name} on commit drop as select {table.ColumnNames} from {table.Name} with no data");
        await table.CopyAsync(connection, $"in_{table.Name}", rows, stopping);
        await ExecuteAsync($"analyze in_{table.Name}");
    }

    /// <summary>Updates what differs and adds what is new; <paramref name="mayUpdate"/> is SQL on the known row <c>t</c>.</summary>
    public async Task<FileCounts> ApplyAsync<T>(Table<T> table, string mayUpdate = "true")
    {
        var same = string.Join(" and ", table.Key.Split(", ").Select(key => $"t.{key} = i.{key}"));
        var changed = await ExecuteAsync($"""
            update {table.Name} t set ({table.ColumnNames}) = row({table.NamesOf("i")}) from in_{table.Name} i
            where {same} and {mayUpdate} and ({table.NamesOf("t")}) is distinct from ({table.NamesOf("i")})
            """);
        var added = await ExecuteAsync($"""
            insert into {table.Name} ({table.ColumnNames})
            select {table.NamesOf("i")} from in_{table.Name} i where not exists (select from {table.Name} t where {same})
            """);
        var all = await connection.ExecuteScalarAsync<int>(Command($"select count(*) from in_{table.Name}", null));
        return new(added, changed, all - added - changed, 0, 0, 0);
    }

    public Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    public async Task<IReadOnlyList<string>> KeysAsync(string sql, object? values = null) => [.. await connection.QueryAsync<string>(Command(sql, values))];

    public async Task<IReadOnlyList<byte[]>> MarksAsync(string sql) => [.. await connection.QueryAsync<byte[]>(Command(sql, null))];

    public Task<T?> ScalarAsync<T>(string sql, object? values = null) => connection.ExecuteScalarAsync<T>(Command(sql, values));

    private CommandDefinition Command(string sql, object? values) => new(sql, values, commandTimeout: 0, cancellationToken: stopping);
}
