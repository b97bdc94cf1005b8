using System.Text;
using Matching.Core.Nightly;
using Matching.Testing.Stores;

namespace Matching.Edges.Tests.Erasures;

/// <summary>Looks through every row of every column of a real database, whatever tables there are.</summary>
internal static class EveryColumn
{
    private const string Columns = """
        select c.table_name, c.column_name, c.data_type from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2
        """;

    /// <summary>Columns, as table.column, that hold one of the words, however it is written.</summary>
    public static async Task<IReadOnlyList<string>> HoldingAsync(PostgresFixture store, IReadOnlyList<string> words)
    {
        var found = new List<string>();
        foreach (var (table, column, type) in await store.QueryAsync<(string, string, string)>(Columns))
        {
            var text = type == "bytea" ? $"encode({column}, 'escape')" : $"{column}::text";
            var values = (table, column) == ("night", "facts")
                ? (await store.QueryAsync<byte[]>("select facts from night where facts is not null")).Select(facts => Encoding.UTF8.GetString(CanonicalFacts.Unzipped(facts)))
                : await store.QueryAsync<string>($"select {text} from {table} where {column} is not null");
            if (values.Any(value => words.Any(word => Holds(value, word))))
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    }

    /// <summary>Every table with a column that names a young person.</summary>
    public static Task<IReadOnlyList<string>> TablesOfYouthsAsync(PostgresFixture store) => TablesOfAsync(store, "youth_id");

    /// <summary>Every table with a column of one of these names.</summary>
    public static Task<IReadOnlyList<string>> TablesOfAsync(PostgresFixture store, params string[] columns) => store.QueryAsync<string>(
        "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' and column_name = any(@columns) order by 1", new { columns });

    // Another id that begins with hers is somebody else's; ids here are what has a hyphen.
    private static bool Holds(string value, string word)
    {
        for (var at = value.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!word.Contains('-', StringComparison.Ordinal) || at + word.Length == value.Length || !char.IsAsciiLetterOrDigit(value[at + word.Length]))
            {
                return true;
            }
        }

        return false;
    }
}
