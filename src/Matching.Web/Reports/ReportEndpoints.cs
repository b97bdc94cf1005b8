using System.Text;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Reports;

internal static class ReportEndpoints
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/reports/{name}.csv", CsvAsync);
        app.MapGet("/reports/{name}.xlsx", ExcelAsync);
    }

    private static async Task<IResult> CsvAsync(string name, ReportQuery reports, IStringLocalizer<Words> words, HttpContext context)
    {
        if (await reports.FindAsync(name, SignedIn.Of(context).Municipality, context.RequestAborted) is not { } report)
        {
            return Results.NotFound();
        }

        // With its mark, so that a spreadsheet reads æ, ø and å.
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(report.ToCsv(words[$"Report.{name}"]))).ToArray();
        return Results.File(bytes, "text/csv", $"{name}.csv");
    }

    private static async Task<IResult> ExcelAsync(string name, ReportQuery reports, IStringLocalizer<Words> words, HttpContext context) =>
        await reports.FindAsync(name, SignedIn.Of(context).Municipality, context.RequestAborted) is { } report
            ? Results.File(ReportWorkbook.Of(report, words[$"Report.{name}"]), Excel, $"{name}.xlsx")
            : Results.NotFound();
}
