using Dapper;
using Matching.Core.Approvals;
using Npgsql;

namespace Matching.Storage.Postgres.Approvals;

/// <summary>Reasons to reject, and the pairs that were ruled out for one: for good, or until the reason's days have passed.</summary>
internal static class ReasonRows
{
    public const string Never = "never_this_pair";
    public const string Pause = "pause_days";

    // A reason is never edited, so its days are those it was chosen with.
    private const string Pairs = $"""
        select n.youth_id, n.opening_id, (n.decided_at at time zone 'Europe/Copenhagen')::date + r.pause_days as until
        from never_pair n left join reject_reason r on r.code = n.reason and r.consequence = '{Pause}'
        """;

    public const string All = Pairs + " order by 1, 2";

    public const string OfYouth = Pairs + " where n.youth_id = @youth order by 1, 2";

    public static RejectConsequence Consequence(string word) => word switch
    {
        Never => RejectConsequence.NeverThisPair,
        Pause => RejectConsequence.PauseDays,
        _ => RejectConsequence.None,
    };

    public static async Task<IReadOnlyList<RuledOut>> ReadAsync(NpgsqlConnection connection, string query, object? of, CancellationToken stopping) =>
        [.. await connection.QueryAsync<RuledOut>(new CommandDefinition(query, of, cancellationToken: stopping))];

    public static IReadOnlyList<RestingPair> Resting(IEnumerable<RuledOut> pairs) =>
        [.. from pair in pairs where pair.Until is not null select new RestingPair(pair.YouthId, pair.OpeningId, pair.Until!.Value)];

    /// <summary>Null until: for good.</summary>
    public sealed class RuledOut
    {
        public string YouthId { get; init; } = "";

        public string OpeningId { get; init; } = "";

        public DateOnly? Until { get; init; }
    }
}
