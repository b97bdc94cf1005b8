using System.Text;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Reports;

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app) => app.MapGet("/reports/{name}.csv", FileAsync);

    private static async Task<IResult> FileAsync(string name, ReportQuery reports, IStringLocalizer<Words> words, HttpContext context)
    {
        if (await reports.FindAsync(name, SignedIn.Of(context).Municipality, context.RequestAborted) is not { } report)
        {
            return Results.NotFound();
        }

        // With its mark, so that a spreadsheet reads æ, ø and å.
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(report.ToCsv(words[$"Report.{name}"]))).ToArray();
        return Results.File(bytes, "text/csv", $"{name}.csv");
    }
}
