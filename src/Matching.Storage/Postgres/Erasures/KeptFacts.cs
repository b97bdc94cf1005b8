using Matching.Core.Nightly;
using Matching.Engine;
using Npgsql;

namespace Matching.Storage.Postgres.Erasures;

/// <summary>
/// The facts that nights are kept with. From the newest night's, which what-if asks, she is taken out; older ones that know her are kept no longer.
/// Neither can be replayed, since what was proved of it was proved with her in it.
/// </summary>
internal static class KeptFacts
{
    // Few at a time: the facts of a region's night are some megabytes.
    private const string Kept = "select id, facts, id = (select id from night where state = 2 and facts is not null order by finished_at desc limit 1) from night where facts is not null";

    private const string Rewrite = "update night set facts = @facts, facts_hash = coalesce(@hash, facts_hash), erased_from_at = @at where id = @id";

    /// <summary>How many nights knew her.</summary>
    public static Task<int> ForgetAsync(NpgsqlConnection connection, string youth, DateTimeOffset at, CancellationToken stopping) =>
        ForgetAsync(connection, [youth], problem => CanonicalFacts.Without(problem, youth), at, stopping);

    /// <summary>How many nights knew the host or one of its places.</summary>
    public static Task<int> ForgetHostAsync(NpgsqlConnection connection, string host, IReadOnlyList<string> places, DateTimeOffset at, CancellationToken stopping) =>
        ForgetAsync(connection, [host, .. places], problem => CanonicalFacts.WithoutHost(problem, host), at, stopping);

    private static async Task<int> ForgetAsync(NpgsqlConnection connection, IReadOnlyList<string> ids, Func<MatchingProblem, MatchingProblem> without, DateTimeOffset at, CancellationToken stopping)
    {
        var known = new List<(Guid Night, byte[]? Facts, string? Hash)>();
        await using (var command = new NpgsqlCommand(Kept, connection))
        await using (var rows = await command.ExecuteReaderAsync(stopping))
        {
            while (await rows.ReadAsync(stopping))
            {
                var bytes = CanonicalFacts.Unzipped(rows.GetFieldValue<byte[]>(1));
                if (ids.Any(id => CanonicalFacts.Names(bytes, id)))
                {
                    known.Add(rows.GetBoolean(2) && Without(bytes, without) is { } left ? (rows.GetGuid(0), CanonicalFacts.Zipped(left), CanonicalFacts.Hash(left)) : (rows.GetGuid(0), null, null));
                }
            }
        }

        foreach (var (night, facts, hash) in known)
        {
            await using var command = new NpgsqlCommand(Rewrite, connection);
            command.Parameters.AddWithValue("id", night);
            command.Parameters.AddWithValue("at", at.ToUniversalTime());
            command.Parameters.Add(new() { ParameterName = "facts", NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea, Value = (object?)facts ?? DBNull.Value });
            command.Parameters.Add(new() { ParameterName = "hash", NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = (object?)hash ?? DBNull.Value });
            await command.ExecuteNonQueryAsync(stopping);
        }

        return known.Count;
    }

    private static byte[]? Without(byte[] bytes, Func<MatchingProblem, MatchingProblem> without) =>
        CanonicalFacts.Read(bytes) is { } problem ? CanonicalFacts.Bytes(without(problem)) : null;
}
