using Matching.Core.Placements;

namespace Matching.Core.Intake.Rows;

/// <summary>Reads rows of <c>placements.csv</c>, <c>history.csv</c> and <c>ranks.csv</c>.</summary>
internal static class PairRows
{
    public static KnownPlacement Placement(Row row, KnownIds known)
    {
        var placement = new KnownPlacement
        {
            YouthId = row.NeededReference("youth_id", known.Youths),
            OpeningId = row.Reference("opening_id", known.Openings),
            Kind = row.NeededCode("kind", FileCodes.Kinds),
            State = row.NeededCode("state", FileCodes.PlacementStates),
            Since = row.NeededPastDate("since", known.Date),
            StartDate = row.Date("start_date"),
            EndDate = row.Date("end_date"),
            HoursPerWeek = row.Number("hours_per_week", 0, 37),
            Schedule = row.Week("schedule"),
            OutsideTitle = row.Text("outside_title"),
        };
        row.InOrder("start_date", placement.StartDate, "end_date", placement.EndDate);
        return placement;
    }

    public static KnownRank Rank(Row row, KnownIds known) => new(
        row.NeededCode("side", FileCodes.RankingSides),
        row.NeededReference("youth_id", known.Youths),
        row.NeededReference("opening_id", known.Openings),
        row.NeededNumber("rank", 1, 1_000));

    public static HistoryEntry History(Row row, KnownIds known) => new(
        row.NeededReference("youth_id", known.Youths),
        row.NeededReference("opening_id", known.Openings),
        row.NeededCode("outcome", FileCodes.Outcomes),
        row.NeededPastDate("date", known.Date));
}
