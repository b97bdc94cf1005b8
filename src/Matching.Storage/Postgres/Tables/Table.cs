using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Matching.Storage.Postgres.Tables;

/// <summary>A table, the columns that files and the night know of it, and how a row of just them is read back, where that is done.</summary>
internal sealed record Table<T>(string Name, string Key, IReadOnlyList<Column<T>> Columns, Func<RowReader, T>? Read = null)
{
    public string ColumnNames { get; } = string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>The names with an alias before each.</summary>
    public string NamesOf(string alias) => string.Join(", ", Columns.Select(column => $"{alias}.{column.Name}"));

    /// <summary>Writes rows by binary COPY to this table or one with the same columns.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, string into, IEnumerable<T> rows, CancellationToken stopping)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy {into} ({ColumnNames}) from stdin (format binary)", stopping);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(stopping);
            foreach (var column in Columns)
            {
                if (column.Value(row) is { } value)
                {
                    await writer.WriteAsync(value, column.Type, stopping);
                }
                else
                {
                    await writer.WriteNullAsync(stopping);
                }
            }
        }

        await writer.CompleteAsync(stopping);
    }

    /// <summary>All rows, by key.</summary>
    public Task<List<T>> ReadAllAsync(NpgsqlConnection connection, CancellationToken stopping) => ReadAsync(
        connection,
        $"select {ColumnNames} from {Name} order by {Key}",
        Read ?? throw new InvalidOperationException($"Rows of {Name} are not read by their columns alone."),
        stopping);

    public static async Task<List<T>> ReadAsync(
        NpgsqlConnection connection, string sql, Func<RowReader, T> read, CancellationToken stopping, params (string Name, object Value)[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync(stopping);
        var rows = new List<T>();
        var row = new RowReader(reader);
        while (await row.NextRowAsync(stopping))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <summary>Adds the rows' values to a hash, in their order.</summary>
    public void AddTo(IncrementalHash hash, IEnumerable<T> rows)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(Name + "\n"));
        foreach (var row in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001f', Columns.Select(column => Written(column.Value(row)))) + "\n"));
        }
    }

    private static string Written(object? value) => value switch
    {
        null => "\u0000",
        IEnumerable<string> texts => string.Join('\u001e', texts),
        short[] codes => string.Join('\u001e', codes),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        IFormattable written => written.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
