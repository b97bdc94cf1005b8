using Dapper;
using Npgsql;

namespace Matching.Web.Reads;

/// <summary>Somebody who has seen something of a young person on one day.</summary>
public sealed class ReadRow
{
    public const int Most = 100;

    private const string Query = """
        select day, reader_name, split_part(reader, ':', 1) as role, array_agg(what::int order by what) as what, sum(times)::int as times
        from person_read where youth_id = @youth and day > @since
        group by day, reader, reader_name order by day desc, reader_name, reader limit @Most
        """;

    public DateOnly Day { get; init; }

    public string ReaderName { get; init; } = "";

    /// <summary>staff, mentor or company.</summary>
    public string Role { get; init; } = "";

    public int[] What { get; init; } = [];

    public int Times { get; init; }

    /// <summary>Of the last year.</summary>
    public static async Task<IReadOnlyList<ReadRow>> OfAsync(NpgsqlConnection connection, string youth, DateOnly today) =>
        [.. await connection.QueryAsync<ReadRow>(Query, new { youth, since = today.AddYears(-1), Most })];
}
