using Matching.Core.Intake;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.People;

namespace Matching.Storage.Postgres.Intake;

/// <summary>Rows that are known and no longer in their file: listed always, closed when the person accepts it.</summary>
internal static class Vanishing
{
    private const string PairIsGone = "t.source = 'import' and not exists (select from in_placement i where i.id = t.id)";

    private const string EntryIsGone = """
        t.source = 'import' and not exists (
            select from in_history i where (i.youth_id, i.opening_id, i.outcome, i.on_date) = (t.youth_id, t.opening_id, t.outcome, t.on_date))
        """;

    // What the two have ranked on their own pages is in no file.
    private const string RankIsGone = """
        not exists (select from in_ranking i where (i.side, i.youth_id, i.opening_id) = (t.side, t.youth_id, t.opening_id))
        and not exists (select from own_field w where w.thing = 'ranking' and w.id = t.side || ' ' || t.youth_id || ' ' || t.opening_id)
        """;

    // A calendar is one thing: where the file has one row of a municipality, its other rows are all there is.
    private const string DaysAreGone = """
        exists (select from in_school_calendar i where i.municipality_code = t.municipality_code)
        and not exists (select from in_school_calendar i where (i.municipality_code, i.from_day, i.to_day) = (t.municipality_code, t.from_day, t.to_day))
        """;

    private static readonly IReadOnlyList<Kept> All =
    [
        Switched("youths.csv", "youth"),
        Switched("hosts.csv", "host"),
        Switched("openings.csv", "opening"),
        new(
            "placements.csv",
            $"select t.youth_id || ' ' || coalesce(t.opening_id, t.outside_title) from placement t where t.state <> 6 and {PairIsGone}",
            $"update placement t set state = 6, version = version + 1 where t.state <> 6 and {PairIsGone}"),
        new(
            "history.csv",
            $"select t.youth_id || ' ' || t.opening_id from history t where {EntryIsGone}",
            $"delete from history t where {EntryIsGone}"),
        new(
            "ranks.csv",
            $"select t.youth_id || ' ' || t.opening_id from ranking t where {RankIsGone}",
            $"delete from ranking t where {RankIsGone}"),
        new(
            "school-calendar.csv",
            $"select t.municipality_code || ' ' || t.from_day || ' ' || t.to_day from school_calendar t where {DaysAreGone}",
            $"delete from school_calendar t where {DaysAreGone}",
            IsAlwaysClosed: true),
        new(
            "consultants.csv",
            "select t.sign_in from consultant t where not exists (select from in_consultant i where i.sign_in = t.sign_in)",
            "delete from consultant t where not exists (select from in_consultant i where i.sign_in = t.sign_in)"),
    ];

    /// <summary>People who are in the file and outside the ages are closed, if they were known: the file itself says so.</summary>
    public static Task<int> CloseByAgeAsync(Merge merge, IReadOnlyList<LeftOut> leftOut, DateOnly today) => merge.ExecuteAsync(
        "update youth set status = 3, status_reason = 'age', status_by = 'import', status_since = @today where id = any(@ids) and status <> 3",
        new { ids = leftOut.Select(person => person.YouthId).ToArray(), today });

    /// <summary>Lists what vanished, closes it when asked to, and enters both into the counts.</summary>
    public static async Task<IReadOnlyList<VanishedRow>> FindAsync(
        Merge merge, Dictionary<string, FileCounts> files, ImportRequest request, DateOnly today)
    {
        var vanished = new List<VanishedRow>();
        foreach (var kept in All)
        {
            var keys = await merge.KeysAsync(kept.List + " order by 1");
            var closed = (request.ClosesVanished || kept.IsAlwaysClosed) && keys.Count > 0 ? await merge.ExecuteAsync(kept.Close, new { today }) : 0;
            files[kept.File] = files[kept.File] with { Vanished = keys.Count, Closed = closed };
            vanished.AddRange(keys.Select(key => new VanishedRow(kept.File, key)));
        }

        return vanished;
    }

    private static Kept Switched(string file, string table)
    {
        var gone = $"""
            t.status <> {(int)Status.Closed} and not exists (select from in_{table} i where i.id = t.id)
            and not exists (select from own_field w where w.thing = '{table}' and w.id = t.id and w.field = '{OwnFields.Whole}')
            """;
        return new(
            file,
            $"select t.id from {table} t where {gone}",
            $"update {table} t set status = {(int)Status.Closed}, status_reason = 'vanished', status_by = 'import', status_since = @today where {gone}");
    }

    private sealed record Kept(string File, string List, string Close, bool IsAlwaysClosed = false);
}
