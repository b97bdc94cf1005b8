using Matching.Core.Placements;
using Matching.Engine.Facts;
using NpgsqlTypes;
using H = Matching.Storage.Postgres.Tables.Column<Matching.Storage.Postgres.Tables.HistoryRow>;
using K = Matching.Storage.Postgres.Tables.Column<Matching.Storage.Postgres.Tables.RankRow>;
using P = Matching.Storage.Postgres.Tables.Column<Matching.Storage.Postgres.Tables.PlacementRow>;

namespace Matching.Storage.Postgres.Tables;

/// <summary>A known placement with its row's id and the young person's municipality.</summary>
internal sealed record PlacementRow(Guid Id, string Municipality, KnownPlacement Placement);

/// <summary>How a pair ended, with the young person's municipality.</summary>
internal sealed record HistoryRow(string Municipality, HistoryEntry Entry);

/// <summary>What one side said of a pair, with the young person's municipality.</summary>
internal sealed record RankRow(string Municipality, KnownRank Rank);

/// <summary>Pairs on their way, and how earlier ones ended, as files know them.</summary>
internal static class PairTables
{
    public static Table<PlacementRow> Placements { get; } = new(
        "placement",
        "id",
        [
            new("id", NpgsqlDbType.Uuid, row => row.Id),
            P.Text("municipality_code", row => row.Municipality),
            P.Text("youth_id", row => row.Placement.YouthId),
            P.TextOrNull("opening_id", row => row.Placement.OpeningId),
            P.Code("kind", row => (int)row.Placement.Kind),
            P.Code("state", row => (int)row.Placement.State),
            P.Date("since", row => row.Placement.Since),
            P.Date("start_date", row => row.Placement.StartDate),
            P.Date("end_date", row => row.Placement.EndDate),
            P.Integer("hours_per_week", row => row.Placement.HoursPerWeek),
            P.Text("schedule", row => row.Placement.Schedule.ToString()),
            P.Text("outside_title", row => row.Placement.OutsideTitle),
            P.Text("source", _ => "import"),
        ]);

    public static Table<HistoryRow> History { get; } = new(
        "history",
        "youth_id, opening_id, outcome, on_date",
        [
            H.Text("municipality_code", row => row.Municipality),
            H.Text("youth_id", row => row.Entry.YouthId),
            H.Text("opening_id", row => row.Entry.OpeningId),
            H.Code("outcome", row => (int)row.Entry.Outcome),
            H.Date("on_date", row => row.Entry.Date),
            H.Flag("whole_host", row => row.Entry.WholeHost),
            H.Text("source", _ => "import"),
        ]);

    public static Table<RankRow> Ranks { get; } = new(
        "ranking",
        "side, youth_id, opening_id",
        [
            K.Text("municipality_code", row => row.Municipality),
            K.Code("side", row => (int)row.Rank.Side),
            K.Text("youth_id", row => row.Rank.YouthId),
            K.Text("opening_id", row => row.Rank.OpeningId),
            K.Integer("rank", row => row.Rank.Rank),
        ],
        row => new(row.Text(), new((RankingSide)row.Code(), row.Text(), row.Text(), row.IntegerOrNull() ?? 1)));

    public const string HistoryColumns = "youth_id, opening_id, outcome, on_date, whole_host";

    public static KnownPlacement ReadPlacement(RowReader row) => new()
    {
        YouthId = row.Text(),
        OpeningId = row.TextOrEmpty(),
        Kind = (Kind)row.Code(),
        State = (PlacementState)row.Code(),
        Since = row.Date(),
        StartDate = row.DateOrNull(),
        EndDate = row.DateOrNull(),
        HoursPerWeek = row.IntegerOrNull(),
        Schedule = row.Week(),
        OutsideTitle = row.Text(),
    };

    public static HistoryEntry ReadHistory(RowReader row) =>
        new(row.Text(), row.Text(), (Outcome)row.Code(), row.Date(), row.Flag());
}
