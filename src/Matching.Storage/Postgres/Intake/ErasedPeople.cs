using Matching.Core.Intake;
using Matching.Storage.Postgres.Erasures;

namespace Matching.Storage.Postgres.Intake;

/// <summary>Files often know longer than we do: who was erased here does not come back by the next one, unless a person says so.</summary>
internal static class ErasedPeople
{
    private const string Living = "select mark from erasure where lifted_at is null";

    private const string Lift = "update erasure set lifted_at = @at, lifted_by = @by where lifted_at is null and mark = any(@marks)";

    /// <summary>The folder without the rows of erased people, and their ids as the files have them; or the whole folder, and their marks lifted.</summary>
    public static async Task<(ImportedFolder Folder, IReadOnlyList<string> StayErased)> LeaveOutAsync(Merge merge, ImportedFolder folder, ImportRequest request, DateTimeOffset at)
    {
        var marks = await merge.MarksAsync(Living);
        if (marks.Count == 0)
        {
            return (folder, []);
        }

        var key = await merge.ScalarAsync<string>(ErasureMark.Key) ?? "";
        var known = marks.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        var erased = folder.Youths.Select(youth => youth.Id).Where(id => known.Contains(Convert.ToHexString(ErasureMark.Of(key, id)))).ToHashSet(StringComparer.Ordinal);
        if (!request.BringsBackErased)
        {
            return (erased.Count == 0 ? folder : Without(folder, erased), [.. erased.Order(StringComparer.Ordinal)]);
        }

        await merge.ExecuteAsync(Lift, new { at, by = request.By, marks = erased.Select(id => ErasureMark.Of(key, id)).ToArray() });
        return (folder, []);
    }

    private static ImportedFolder Without(ImportedFolder folder, HashSet<string> erased) => folder with
    {
        Youths = [.. folder.Youths.Where(youth => !erased.Contains(youth.Id))],
        Placements = [.. folder.Placements.Where(placement => !erased.Contains(placement.YouthId))],
        History = [.. folder.History.Where(entry => !erased.Contains(entry.YouthId))],
        Ranks = [.. folder.Ranks.Where(rank => !erased.Contains(rank.YouthId))],
    };
}
