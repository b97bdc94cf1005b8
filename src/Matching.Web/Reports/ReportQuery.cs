using Dapper;
using Matching.Core.Clock;
using Matching.Engine.Facts;
using Matching.Web.Wording;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Matching.Web.Reports;

/// <summary>One municipality's reports.</summary>
internal sealed class ReportQuery(NpgsqlDataSource store, TargetFigures targets, IStringLocalizer<Words> words, TimeProvider clock)
{
    /// <summary>A group of fewer than so many people is not told.</summary>
    public const int LeastPeople = 5;

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<string> Names { get; } = ["funnel", "targets", "unmet", "load", "caseload", "fairness"];

    /// <summary>Null: there is no such report.</summary>
    public async Task<ReportTable?> FindAsync(string name, string municipality, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return name switch
        {
            "funnel" => await FunnelAsync(connection, municipality),
            "targets" => new("targets", Columns([.. TargetFigures.Columns]), await targets.OfAsync(municipality, stopping)),
            "unmet" => await UnmetAsync(connection, municipality),
            "load" => await LoadAsync(connection, municipality),
            "caseload" => await CaseloadAsync(connection, municipality),
            "fairness" => await FairnessAsync(connection, municipality),
            _ => null,
        };
    }

    private async Task<ReportTable> FunnelAsync(NpgsqlConnection connection, string municipality)
    {
        var steps = await connection.QueryAsync<(string Step, long People, double? Days)>(ReportSql.Funnel, new { municipality });
        return new("funnel", Columns("people", "days"), [.. steps.Select(step => new ReportLine(words.Code("Report.Step", step.Step), [step.People, step.Days is { } days ? (long)Math.Round(days) : null]))]);
    }

    private async Task<ReportTable> UnmetAsync(NpgsqlConnection connection, string municipality)
    {
        var rows = (await connection.QueryAsync<(string Reason, int Kind, long Wishes)>(ReportSql.Unmet, new { municipality })).ToLookup(row => row.Reason, StringComparer.Ordinal);
        return new(
            "unmet",
            [words["Report.Column.wishes"], .. Kinds.Select(kind => words[$"Kind.{kind}"].Value)],
            [.. rows.OrderByDescending(reason => reason.Sum(row => row.Wishes)).Select(reason => new ReportLine(
                words.Code("Unplaced", reason.Key), [reason.Sum(row => row.Wishes), .. Kinds.Select(kind => (long?)reason.Where(row => row.Kind == (int)kind).Sum(row => row.Wishes))]))]);
    }

    private async Task<ReportTable> LoadAsync(NpgsqlConnection connection, string municipality)
    {
        var rows = await connection.QueryAsync<(int People, long Mentors)>(ReportSql.Load, new { municipality, today = clock.Today() });
        return new("load", Columns("mentors"), [.. rows.Select(row => new ReportLine(row.People >= ReportSql.MostLoad ? words["Report.OrMore", row.People] : words.Count("Report.YoungPeople", row.People), [row.Mentors]))]);
    }

    private async Task<ReportTable> CaseloadAsync(NpgsqlConnection connection, string municipality)
    {
        var rows = await connection.QueryAsync<(string Name, long Youths, long? Most, long Open)>(ReportSql.Caseload, new { municipality });
        return new("caseload", Columns("people", "most", "open"), [.. rows.Select(row => new ReportLine(row.Name, [row.Youths, row.Most, row.Open]))]);
    }

    private async Task<ReportTable> FairnessAsync(NpgsqlConnection connection, string municipality)
    {
        var rows = await connection.QueryAsync<(string Band, long Wishes, long Placed, double? Waiting)>(ReportSql.Fairness, new { municipality });
        return new("fairness", Columns("share", "wishes", "placed", "waiting"), [.. rows.Select(Line)]);

        // Who is left over in a group is as telling as who is in it.
        ReportLine Line((string Band, long Wishes, long Placed, double? Waiting) row) => new(
            words.Code("Report.Band", row.Band),
            row.Wishes < LeastPeople ? [null, null, null, null]
                : row.Placed < LeastPeople || row.Wishes - row.Placed < LeastPeople ? [null, row.Wishes, null, Whole(row.Waiting)]
                : [row.Placed * 100 / row.Wishes, row.Wishes, row.Placed, Whole(row.Waiting)]);
    }

    private static Kind[] Kinds => [Kind.Mentor, Kind.Internship, Kind.Job];

    private static long? Whole(double? days) => days is { } number ? (long)Math.Round(number) : null;

    private string[] Columns(params string[] columns) => [.. columns.Select(column => words.Code("Report.Column", column))];
}
