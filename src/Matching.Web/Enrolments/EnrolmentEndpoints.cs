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
    public static void MapEnrolments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/enrolments/tell", TellAsync);
        app.MapPost("/enrolments/placement", PlacementAsync);
    }

    /// <summary>What happened to a placement, told by a person: only what the forms of a person's file offer.</summary>
    private static async Task<IResult> PlacementAsync(
        [FromForm] Guid enrolment,
        [FromForm] Guid placement,
        [FromForm] EnrolmentEventKind kind,
        [FromForm] string? word,
        [FromForm] string? part,
        [FromForm] Role? role,
        [FromForm] EndReason? reason,
        [FromForm] NextStep? next,
        [FromForm] string? note,
        [FromForm] string? back,
        RecordHappening record,
        TimeProvider clock,
        Notices notices,
        HttpContext context)
    {
        if (kind is not (EnrolmentEventKind.PlacementEnded or EnrolmentEventKind.Extended or EnrolmentEventKind.HoursAgreed or EnrolmentEventKind.CompanionLeft or EnrolmentEventKind.CompanionNamed))
        {
            return Results.BadRequest();
        }

        if (kind == EnrolmentEventKind.PlacementEnded && context.Request.Form["sure"] != "yes")
        {
            notices.Leave(new Notice("warning", "Placement.NotSure", []));
            return Results.LocalRedirect(LocalPath.Or(back, "/youths"));
        }

        var me = SignedIn.Of(context);
        var happening = new Happening(kind, SendingCalendar.LocalDate(clock.GetUtcNow()), me.SignIn) 
        {
            Subject = placement.ToString(),
            Word = string.IsNullOrEmpty(part) ? word ?? "" : $"{part}:{word}",
            Role = role,
            Reason = reason,
            Next = next,
            Note = note ?? "",
        };
        return Told(await record.HandleAsync(new(enrolment), me.Municipality, happening, context.RequestAborted), notices, back);
    }

    public static void MapEntering(this IEndpointRouteBuilder app)
    {
        app.MapPost("/enrolments/enrol", EnrolAsync);
        app.MapPost("/enrolments/invite", InviteAsync);
        app.MapPost("/enrolments/happened", HappenedAsync);
        app.MapPost("/enrolments/goal", GoalAsync);
    }

    /// <summary>A goal is agreed, reached or let go; without a placement it is the young person's.</summary>
    private static async Task<IResult> GoalAsync(
        [FromForm] Guid enrolment, [FromForm] EnrolmentEventKind what, [FromForm] string? goal, [FromForm] string? placement, [FromForm] string? words, [FromForm] string? back,
        RecordHappening record, TimeProvider clock, Notices notices, HttpContext context)
    {
        if (what is not (EnrolmentEventKind.GoalAgreed or EnrolmentEventKind.GoalReached or EnrolmentEventKind.GoalDropped))
        {
            return Results.BadRequest();
        }

        var (me, now) = (SignedIn.Of(context), clock.GetUtcNow());
        var happening = new Happening(what, SendingCalendar.LocalDate(now), me.SignIn) { Subject = goal ?? "" };
        if (what == EnrolmentEventKind.GoalAgreed)
        {
            happening = happening with { Subject = Guid.CreateVersion7(now).ToString("N"), Word = placement ?? "", Role = string.IsNullOrEmpty(placement) ? Role.Youth : Role.Host, Note = words?.Trim() ?? "" };
        }

        return Told(await record.HandleAsync(new(enrolment), me.Municipality, happening, context.RequestAborted), notices, back);
    }

    private static async Task<IResult> HappenedAsync(
        [FromForm] Guid enrolment, [FromForm] string what, [FromForm] DateOnly? on, [FromForm] string? word, [FromForm] string? note, [FromForm] string? second, [FromForm] string? back,
        RecordHappening record, TimeProvider clock, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var at = what.IndexOf(':', StringComparison.Ordinal);
        if (at < 0 || !Enum.TryParse<EnrolmentEventKind>(what[..at], out var kind) || !ByHand.Contains(kind))
        {
            return Results.BadRequest();
        }

        var happening = new Happening(kind, on ?? SendingCalendar.LocalDate(clock.GetUtcNow()), me.SignIn) { Subject = what[(at + 1)..], Word = word?.Trim() ?? "", Note = note ?? "", SecondPerson = second ?? "" };
        var outcome = await record.HandleAsync(new(enrolment), me.Municipality, happening, context.RequestAborted);
        if (outcome is RecordOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome is RecordOutcome.Refused refused ? RefusedNotice(refused) : new Notice("success", "Step.Recorded", []));
        return Results.LocalRedirect(LocalPath.Or(back, "/youths"));
    }

    /// <summary>What is written down by hand; everything else follows from steps, answers and placements.</summary>
    private static readonly EnrolmentEventKind[] ByHand =
    [
        EnrolmentEventKind.GatePassed, EnrolmentEventKind.ModuleAttended, EnrolmentEventKind.ModuleHours, EnrolmentEventKind.ModulesWaived, EnrolmentEventKind.GroupStarted,
        EnrolmentEventKind.GroupAttended, EnrolmentEventKind.GroupMissed, EnrolmentEventKind.TrackOpened, EnrolmentEventKind.GateWaived, EnrolmentEventKind.LifeChanged,
    ];

    private static async Task<IResult> EnrolAsync(
        [FromForm] string youth, [FromForm] string programme, [FromForm] ReferralRoute? route, EnrolYouth enrol, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var outcome = await enrol.HandleAsync(new(youth, me.Municipality, programme, me.SignIn) { Route = route, Says = Ticked<EntryStatement>(context, "says"), AgreedBy = Ticked<Role>(context, "agreed") }, context.RequestAborted);
        if (outcome is EnrolOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome is EnrolOutcome.Refused refused
            ? [.. refused.Refusals.Select(refusal => new Notice("warning", $"Entry.{refusal.Code}", Filled(refusal)))]
            : [new Notice("success", "Enrol.Done", []), .. Norm(outcome)]);
        return Results.LocalRedirect($"/youths/{Uri.EscapeDataString(youth)}");
    }

    private static IEnumerable<Notice> Norm(EnrolOutcome outcome) => outcome is EnrolOutcome.Enrolled { OverNorm: { } over }
        ? [new Notice("warning", "Enrol.OverNorm", [Written.Number(over.Cases), Written.Number(over.Max), Written.Number(over.Persons)])]
        : [];

    private static async Task<IResult> InviteAsync([FromForm] string youth, [FromForm] string programme, [FromForm] ReferralRoute? route, InviteYouth invite, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var outcome = await invite.HandleAsync(new(youth, me.Municipality, programme, me.SignIn) { Route = route, Says = Ticked<EntryStatement>(context, "says"), AgreedBy = Ticked<Role>(context, "agreed") }, context.RequestAborted);
        if (outcome is InviteOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome switch
        {
            InviteOutcome.Refused refused => [.. refused.Refusals.Select(refusal => new Notice("warning", $"Entry.{refusal.Code}", Filled(refusal)))],
            InviteOutcome.IsOpen => [new Notice("info", "Invite.IsOpen", [])],
            _ => [new Notice("success", "Invite.Done", [])],
        });
        return Results.LocalRedirect($"/youths/{Uri.EscapeDataString(youth)}");
    }

    private static IReadOnlyList<T> Ticked<T>(HttpContext context, string name)
        where T : struct, Enum => [.. context.Request.Form[name].Select(word => Enum.TryParse<T>(word, out var code) ? code : (T?)null).OfType<T>()];

    // These sentences have two places to fill, every other one has one for a list.
    private static IReadOnlyList<string> Filled(EntryRefusal refusal) =>
        refusal.Code is "places" or "grade" or "again" ? refusal.Values : [string.Join(", ", refusal.Values)];

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
        return Told(outcome, notices, said.Back);
    }

    private static IResult Told(RecordOutcome outcome, Notices notices, string? back)
    {
        if (outcome is RecordOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome is RecordOutcome.Refused refused ? RefusedNotice(refused) : new Notice("success", "Step.Recorded", []));
        return Results.LocalRedirect(LocalPath.Or(back, "/work"));
    }

    private static async Task<StepKind?> KindOfAsync(NpgsqlDataSource store, StepAnswer said, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<short?>("select kind from enrolment_step where enrolment_id = @Enrolment and key = @Step", new { said.Enrolment, said.Step }) is { } kind
            ? (StepKind)kind
            : null;
    }

    // What the law or a ceiling says no to is told with its numbers and paragraph; elsewhere the list would say nothing to a reader.
    private static Notice RefusedNotice(RecordOutcome.Refused refused) =>
        new("warning", $"Step.Refused.{refused.Why}", refused.Why switch
        {
            "gate" => [string.Join(", ", refused.Allowed.Select(gate => GateNames.Of(gate, System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)))],
            "law_reason" or "law_weeks" or "law_special_need" or "hours_together" or "goals" or "week_sessions" or "sessions" => refused.Allowed,
            _ => [],
        });

    /// <summary>The form of one step.</summary>
    private sealed record StepAnswer(Guid Enrolment, string Step, string Word, Role? Role, NextStep? Next, string? Note, string? Second, string? Back);
}
