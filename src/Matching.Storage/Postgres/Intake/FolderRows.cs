using Matching.Core.Intake;
using Matching.Storage.Postgres.Tables;

namespace Matching.Storage.Postgres.Intake;

/// <summary>A folder with what its rows carry in the store besides: municipalities, and ids for pairs.</summary>
internal sealed record FolderRows(
    ImportedFolder Folder,
    IReadOnlyList<OpeningRow> Openings,
    IReadOnlyList<PlacementRow> Placements,
    IReadOnlyList<HistoryRow> History,
    IReadOnlyList<RankRow> Ranks)
{
    public static FolderRows Of(ImportedFolder folder, DateTimeOffset at)
    {
        var hosts = folder.Hosts.ToDictionary(host => host.Id, host => host.Municipality, StringComparer.Ordinal);
        var youths = folder.Youths.ToDictionary(youth => youth.Id, youth => youth.Municipality, StringComparer.Ordinal);
        return new(
            folder,
            [.. folder.Openings.Select(opening => new OpeningRow(hosts[opening.HostId], opening))],
            [.. folder.Placements.Select(placement => new PlacementRow(Guid.CreateVersion7(at), youths[placement.YouthId], placement))],
            [.. folder.History.Distinct().Select(entry => new HistoryRow(youths[entry.YouthId], entry))],
            [.. folder.Ranks.Select(rank => new RankRow(youths[rank.YouthId], rank))]);
    }
}
