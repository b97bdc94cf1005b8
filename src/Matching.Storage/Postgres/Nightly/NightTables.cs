using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Storage.Postgres.Tables;
using NpgsqlTypes;
using B = Matching.Storage.Postgres.Tables.Column<Matching.Storage.Postgres.Nightly.ProposedRow>;
using S = Matching.Storage.Postgres.Tables.Column<Matching.Storage.Postgres.Nightly.PriceRow>;
using U = Matching.Storage.Postgres.Tables.Column<Matching.Storage.Postgres.Nightly.UnplacedRow>;

namespace Matching.Storage.Postgres.Nightly;

/// <summary>A planned pair that is not pinned, with what its row carries besides.</summary>
internal sealed record ProposedRow(Guid Id, Guid Night, string Municipality, DateTimeOffset At, PlannedPair Pair);

/// <summary>A wish without a proposal.</summary>
internal sealed record UnplacedRow(Guid Night, string Municipality, UnplacedWish Wish);

/// <summary>What one more seat would bring.</summary>
internal sealed record PriceRow(Guid Night, SeatPrice Price);

/// <summary>What a night writes by COPY.</summary>
internal static class NightTables
{
    public static Table<ProposedRow> Proposals { get; } = new(
        "proposal",
        "id",
        [
            new("id", NpgsqlDbType.Uuid, row => row.Id),
            B.Text("municipality_code", row => row.Municipality),
            new("night_id", NpgsqlDbType.Uuid, row => row.Night),
            B.Text("youth_id", row => row.Pair.Youth),
            B.Code("kind", row => (int)row.Pair.Kind),
            B.Text("opening_id", row => row.Pair.Opening),
            B.Text("host_id", row => row.Pair.Host),
            B.Text("programme", row => row.Pair.Programme),
            B.Integer("score", row => row.Pair.Score),
            B.Integer("rank", row => row.Pair.Rank),
            B.Integer("weight", row => row.Pair.Weight),
            B.Code("pair_state", row => (int)row.Pair.State),
            B.Code("state", _ => 1),
            B.Texts("warnings", row => row.Pair.Warnings),
            new("details", NpgsqlDbType.Jsonb, row => ProposalReasons.Written(row.Pair)),
            new("created_at", NpgsqlDbType.TimestampTz, row => row.At),
        ]);

    public static Table<UnplacedRow> Unplaced { get; } = new(
        "unplaced",
        "night_id, youth_id, kind",
        [
            new("night_id", NpgsqlDbType.Uuid, row => row.Night),
            U.Text("municipality_code", row => row.Municipality),
            U.Text("youth_id", row => row.Wish.Youth),
            U.Code("kind", row => (int)row.Wish.Kind),
            U.Text("reason", row => row.Wish.Reason),
            U.Integer("feasible", row => row.Wish.Feasible),
            new("details", NpgsqlDbType.Jsonb, row => WhyNotReasons.Written(row.Wish)),
        ]);

    public static Table<PriceRow> Prices { get; } = new(
        "seat_price",
        "night_id, opening_id",
        [
            new("night_id", NpgsqlDbType.Uuid, row => row.Night),
            S.Text("opening_id", row => row.Price.Opening),
            S.Integer("seats", row => row.Price.Seats),
            S.Integer("used", row => row.Price.Used),
            new("price_weight", NpgsqlDbType.Bigint, row => row.Price.Weight),
            new("price_score", NpgsqlDbType.Bigint, row => row.Price.Score),
        ]);
}
