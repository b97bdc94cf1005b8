using Dapper;
using Matching.Core.Enrolments;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Enrolments;

internal static class EnrolmentEndpoints
{
    public static void MapEnrolments(this IEndpointRouteBuilder app) => app.MapPost("/enrolments/tell", TellAsync);

    private static async Task<IResult> TellAsync(
        [FromForm] Guid enrolment,
        [FromForm] string step,
        [FromForm] string word,
        [FromForm] Role? role,
        [FromForm] NextStep? next,
        [FromForm] string? note,
        [FromForm] string? second,
        [FromForm] string? back,
        RecordHappening record,
        TimeProvider clock,
        NpgsqlDataSource store,
        Notices notices,
        HttpContext context)
    {
        var (me, said) = (SignedIn.Of(context), new StepAnswer(enrolment, step, word, role, next, note, second, back));
        if (await KindOfAsync(store, said, context.RequestAborted) is not { } kind)
        {
            return Results.NotFound();
        }

        var happening = new Happening(
            kind is StepKind.FollowUp or StepKind.OutcomeQuestion ? EnrolmentEventKind.Answered : EnrolmentEventKind.Decided, SendingCalendar.LocalDate(clock.GetUtcNow()), me.SignIn)
        {
            Subject = said.Step,
            Word = said.Word,
            Role = said.Role,
            Next = said.Next,
            Note = said.Note ?? "",
            SecondPerson = said.Second ?? "",
        };
        var outcome = await record.HandleAsync(new(said.Enrolment), me.Municipality, happening, context.RequestAborted);
        if (outcome is RecordOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome is RecordOutcome.Refused refused ? new Notice("warning", $"Step.Refused.{refused.Why}", []) : new Notice("success", "Step.Recorded", []));
        return Results.LocalRedirect(LocalPath.Or(said.Back, "/work"));
    }

    private static async Task<StepKind?> KindOfAsync(NpgsqlDataSource store, StepAnswer said, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<short?>("select kind from enrolment_step where enrolment_id = @Enrolment and key = @Step", new { said.Enrolment, said.Step }) is { } kind
            ? (StepKind)kind
            : null;
    }

    /// <summary>The form of one step.</summary>
    private sealed record StepAnswer(Guid Enrolment, string Step, string Word, Role? Role, NextStep? Next, string? Note, string? Second, string? Back);
}
