using Matching.Core.Placements;

namespace Matching.Core.Intake;

/// <summary>The order of rows that have no id of their own.</summary>
internal static class FolderOrder
{
    public static IComparer<KnownPlacement> Placements { get; } = Comparer<KnownPlacement>.Create(Compare);

    public static IComparer<HistoryEntry> History { get; } = Comparer<HistoryEntry>.Create(Compare);

    public static IComparer<KnownRank> Ranks { get; } = Comparer<KnownRank>.Create(Compare);

    private static int Compare(KnownRank a, KnownRank b)
    {
        var order = a.Side.CompareTo(b.Side);
        order = order != 0 ? order : string.CompareOrdinal(a.YouthId, b.YouthId);
        order = order != 0 ? order : string.CompareOrdinal(a.OpeningId, b.OpeningId);
        return order != 0 ? order : a.Rank.CompareTo(b.Rank);
    }

    private static int Compare(KnownPlacement a, KnownPlacement b)
    {
        var order = string.CompareOrdinal(a.YouthId, b.YouthId);
        order = order != 0 ? order : a.Kind.CompareTo(b.Kind);
        order = order != 0 ? order : string.CompareOrdinal(a.OpeningId, b.OpeningId);
        order = order != 0 ? order : a.State.CompareTo(b.State);
        order = order != 0 ? order : a.Since.CompareTo(b.Since);
        order = order != 0 ? order : Nullable.Compare(a.StartDate, b.StartDate);
        order = order != 0 ? order : Nullable.Compare(a.EndDate, b.EndDate);
        order = order != 0 ? order : Nullable.Compare(a.HoursPerWeek, b.HoursPerWeek);
        order = order != 0 ? order : string.CompareOrdinal(a.Schedule.ToString(), b.Schedule.ToString());
        return order != 0 ? order : string.CompareOrdinal(a.OutsideTitle, b.OutsideTitle);
    }

    private static int Compare(HistoryEntry a, HistoryEntry b)
    {
        var order = string.CompareOrdinal(a.YouthId, b.YouthId);
        order = order != 0 ? order : string.CompareOrdinal(a.OpeningId, b.OpeningId);
        order = order != 0 ? order : a.Date.CompareTo(b.Date);
        order = order != 0 ? order : a.Outcome.CompareTo(b.Outcome);
        return order != 0 ? order : a.WholeHost.CompareTo(b.WholeHost);
    }
}
