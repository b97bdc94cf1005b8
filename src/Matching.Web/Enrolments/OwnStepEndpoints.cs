using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Enrolments;

internal static class OwnStepEndpoints
{
    private static readonly (string Claim, Role Role)[] Roles = [("youth", Role.Youth), ("mentor", Role.Mentor), ("company", Role.Host)];

    public static void MapOwnSteps(this IEndpointRouteBuilder app) =>
        app.MapPost("/own/steps", AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        [FromForm] Guid enrolment, [FromForm] string step, [FromForm] string word, [FromForm] string? back, RecordHappening record, TimeProvider clock, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var role = Roles.First(known => me.Roles.Contains(known.Claim, StringComparer.Ordinal)).Role;
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        if (await OwnStep.MunicipalityAsync(connection, me.SignIn, role, enrolment, step) is not { } municipality)
        {
            notices.Leave(new Notice("info", "OwnSteps.WasAnswered", []));
            return Results.LocalRedirect(LocalPath.Or(back, "/"));
        }

        var happening = new Happening(EnrolmentEventKind.Answered, SendingCalendar.LocalDate(clock.GetUtcNow()), me.SignIn) { Subject = step, Word = word, Role = role };
        var outcome = await record.HandleAsync(new(enrolment), municipality, happening, context.RequestAborted);
        notices.Leave(outcome is RecordOutcome.Recorded ? new Notice("success", "OwnSteps.Thanks", []) : new Notice("info", "OwnSteps.WasAnswered", []));
        return Results.LocalRedirect(LocalPath.Or(back, "/"));
    }
}
