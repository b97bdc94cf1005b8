using Matching.Core.Enrolments;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Programmes;

internal static class ProgrammeEndpoints
{
    // A notice travels in a cookie.
    private const int MostLines = 8;

    public static void MapProgrammes(this IEndpointRouteBuilder app) => app.MapPost("/programmes/load", LoadAsync);

    private static async Task<IResult> LoadAsync([FromForm] string? definition, LoadDefinition load, Notices notices, HttpContext context)
    {
        notices.Leave(await load.HandleAsync("definition.json", definition ?? "", SignedIn.Of(context).SignIn, context.RequestAborted) switch
        {
            LoadOutcome.Loaded loaded => [new Notice("success", "Programmes.Loaded", [loaded.Version.Mark, Written.Day(loaded.Version.Definition.ValidFrom)])],
            LoadOutcome.TouchesDecided touched =>
            [
                new Notice("error", "Programmes.Touches", [Written.Day(touched.Version.Definition.ValidFrom), Written.Number(touched.Matches.Count)]),
                .. touched.Matches.Take(MostLines).Select(match => new Notice("warning", "Programmes.Touched", [Written.Day(match.On), match.YouthId, match.OpeningId])),
            ],
            LoadOutcome.Refused refused => [.. refused.Faults.Take(MostLines).Select(fault => new Notice("error", "Programmes.Fault", [fault]))],
            var other => throw new InvalidOperationException($"No words for {other.GetType().Name}.\nMaybe an outcome of loading is new."),
        });
        return Results.LocalRedirect("/programmes");
    }
}
