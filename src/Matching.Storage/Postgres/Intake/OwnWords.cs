using Matching.Core.Intake;
using Matching.Storage.Postgres.People;

namespace Matching.Storage.Postgres.Intake;

/// <summary>Before a file's rows are merged, what people have said on their own pages is put in the place of what the file says.</summary>
internal static class OwnWords
{
    private static readonly IReadOnlyList<(string File, string Table, string[] Fields)> All =
    [
        ("youths.csv", "youth", [.. OwnFields.Week, .. OwnFields.Wishes, "language"]),
        ("openings.csv", "opening", OwnFields.Room),
        ("hosts.csv", "host", ["last_answer"]),
    ];

    // A pause of hers stands against a file that says active, and against no other.
    private static readonly IReadOnlyList<(string File, string Table)> Pausing = [("hosts.csv", "host"), ("openings.csv", "opening")];

    private const string Ranks = """
        update in_ranking i set rank = t.rank from ranking t, own_field w
        where w.thing = 'ranking' and w.field = 'rank' and w.id = t.side || ' ' || t.youth_id || ' ' || t.opening_id
          and (t.side, t.youth_id, t.opening_id) = (i.side, i.youth_id, i.opening_id) and i.rank is distinct from t.rank
        returning i.youth_id || ' ' || i.opening_id
        """;

    /// <summary>What the file said otherwise, by file, row and field.</summary>
    public static async Task<IReadOnlyList<KeptRow>> KeepAsync(Merge merge)
    {
        var kept = new List<KeptRow>();
        foreach (var (file, table, fields) in All)
        {
            foreach (var field in fields)
            {
                kept.AddRange((await merge.KeysAsync(Keep(table, field))).Select(id => new KeptRow(file, id, field)));
            }
        }

        foreach (var (file, table) in Pausing)
        {
            kept.AddRange((await merge.KeysAsync(KeepPause(table))).Select(id => new KeptRow(file, id, "status")));
        }

        kept.AddRange((await merge.KeysAsync(Ranks)).Select(pair => new KeptRow("ranks.csv", pair, "rank")));
        return [.. kept.OrderBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Field, StringComparer.Ordinal)];
    }

    // The day of the last answer goes on by both ways: the later one counts.
    private static string Keep(string table, string field) => $"""
        update in_{table} i set {field} = t.{field} from {table} t, own_field w
        where w.thing = '{table}' and w.field = '{field}' and w.id = t.id and t.id = i.id and i.{field} is distinct from t.{field}
          {(field == "last_answer" ? "and coalesce(i.last_answer < t.last_answer, true)" : "")}
        returning i.id
        """;

    private static string KeepPause(string table) => $"""
        update in_{table} i set status = t.status, status_reason = t.status_reason, status_by = t.status_by, status_since = t.status_since from {table} t, own_field w
        where w.thing = '{table}' and w.field = 'status' and w.id = t.id and t.id = i.id and t.status = 2 and i.status = 1
        returning i.id
        """;
}
