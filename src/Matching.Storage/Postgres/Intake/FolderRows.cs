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
            [.. folder.Openings.Select(opening => new OpeningRow(HomeOf(hosts, opening.HostId), opening))],
            [.. folder.Placements.Select(placement => new PlacementRow(Guid.CreateVersion7(at), HomeOf(youths, placement.YouthId), placement))],
            [.. folder.History.Distinct().Select(entry => new HistoryRow(HomeOf(youths, entry.YouthId), entry))],
            [.. folder.Ranks.Select(rank => new RankRow(HomeOf(youths, rank.YouthId), rank))]);

        string HomeOf(Dictionary<string, string> homes, string id) => homes.TryGetValue(id, out var home) ? home
            : folder.Home.Length > 0 ? folder.Home
            : throw new InvalidOperationException($"A row points at {id}, which the folder does not bring.\nMaybe a reference was not looked up when it was read.");
    }
}
