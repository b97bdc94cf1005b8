using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Matching.Core.Nightly;
using Matching.Core.Steering;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Nights;

internal static class NightEndpoints
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    // A browser asks again by itself; a page that was left open overnight asks nobody for ever.
    private const int MostTurns = 600;

    public static void MapNights(this IEndpointRouteBuilder app)
    {
        app.MapPost("/runs/ask", AskAsync);
        app.MapGet("/runs/{id:guid}/progress", FollowRunAsync);
        app.MapGet("/nights/{id:guid}/progress", FollowNightAsync);
    }

    private static async Task<IResult> AskAsync([FromForm] AskedKind kind, AskRun ask, HttpContext context)
    {
        if (kind is not (AskedKind.Night or AskedKind.Dry))
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        var run = await ask.HandleAsync(me.Municipality, kind, new(), me.SignIn, context.RequestAborted);
        return Results.LocalRedirect($"/runs/{run}");
    }

    private static async Task<IResult> FollowRunAsync(Guid id, RunQuery runs, IStringLocalizer<Words> words, TimeProvider clock, HttpContext context)
    {
        var town = SignedIn.Of(context).Municipality;
        return await runs.FindAsync(id, town, context.RequestAborted) is null
            ? Results.NotFound()
            : TypedResults.ServerSentEvents(FollowAsync(LookAsync, words, clock, context.RequestAborted));

        async Task<(IReadOnlyList<NightStep>, bool)> LookAsync(CancellationToken stopping) =>
            await runs.FindAsync(id, town, stopping) is { } run ? (run.StepLines, run.IsOver) : ([], true);
    }

    private static async Task<IResult> FollowNightAsync(Guid id, RunQuery runs, IStringLocalizer<Words> words, TimeProvider clock, HttpContext context)
    {
        var town = SignedIn.Of(context).Municipality;
        return await runs.FindNightAsync(id, town, context.RequestAborted) is null
            ? Results.NotFound()
            : TypedResults.ServerSentEvents(FollowAsync(LookAsync, words, clock, context.RequestAborted));

        async Task<(IReadOnlyList<NightStep>, bool)> LookAsync(CancellationToken stopping) =>
            await runs.FindNightAsync(id, town, stopping) is { } night ? (night.StepLines, !night.IsRunning) : ([], true);
    }

    /// <summary>Every step in words as it ends, and at last the word that it is over.</summary>
    private static async IAsyncEnumerable<SseItem<IReadOnlyList<StepWords>>> FollowAsync(
        Func<CancellationToken, Task<(IReadOnlyList<NightStep> Steps, bool IsOver)>> look, IStringLocalizer<Words> words, TimeProvider clock, [EnumeratorCancellation] CancellationToken stopping)
    {
        var told = -1;
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var (steps, isOver) = await look(stopping);
            if (steps.Count != told || isOver)
            {
                told = steps.Count;
                yield return new([.. steps.Select(step => StepWords.Of(step, words))], isOver ? "over" : "steps");
            }

            if (isOver)
            {
                yield break;
            }

            await Task.Delay(Turn, clock, stopping);
        }
    }
}

/// <summary>A step as a person reads it.</summary>
internal sealed record StepWords(string Step, string Time)
{
    /// <summary>Of two plans beside each other a step is called <c>before: assign</c>.</summary>
    public static StepWords Of(NightStep step, IStringLocalizer<Words> words) =>
        new(step.Name.Split(": ") is [var which, var name] ? $"{words.Code("Run.Which", which)}: {words.Code("Night.Step", name)}" : words.Code("Night.Step", step.Name), $"{Written.Number(step.Milliseconds)} ms");
}
