using Matching.Core.Enrolments;
using Matching.Core.Programmes.Reading;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Programmes;

internal static class ProgrammeEndpoints
{
    // A notice travels in a cookie.
    private const int MostLines = 8;

    public static void MapProgrammes(this IEndpointRouteBuilder app) => app.MapPost("/programmes/load", LoadAsync);

    /// <summary>What was uploaded, or else what was pasted.</summary>
    public static async Task<string> TextOfAsync(string? definition, IFormFile? file, CancellationToken stopping)
    {
        if (file is not { Length: > 0 and <= ProgrammeFile.MostBytes })
        {
            return definition ?? "";
        }

        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(stopping);
    }

    /// <summary>What came of loading, to be read on the next page.</summary>
    public static IReadOnlyList<Notice> NoticesOf(LoadOutcome outcome) => outcome switch
    {
        LoadOutcome.Loaded loaded => [new Notice("success", "Programmes.Loaded", [loaded.Version.Mark, Written.Day(loaded.Version.Definition.ValidFrom)])],
        LoadOutcome.TouchesDecided touched =>
        [
            new Notice("error", "Programmes.Touches", [Written.Day(touched.Version.Definition.ValidFrom), Written.Number(touched.Matches.Count)]),
            .. touched.Matches.Take(MostLines).Select(match => new Notice("warning", "Programmes.Touched", [Written.Day(match.On), match.YouthId, match.OpeningId])),
        ],
        LoadOutcome.Refused refused => [.. refused.Faults.Take(MostLines).Select(fault => new Notice("error", "Programmes.Fault", [fault]))],
        var other => throw new InvalidOperationException($"No words for {other.GetType().Name}.\nMaybe an outcome of loading is new."),
    };

    private static async Task<IResult> LoadAsync([FromForm] string? definition, LoadDefinition load, Notices notices, HttpContext context)
    {
        notices.Leave(NoticesOf(await load.HandleAsync("definition.json", definition ?? "", SignedIn.Of(context).SignIn, context.RequestAborted)));
        return Results.LocalRedirect("/programmes");
    }
}
