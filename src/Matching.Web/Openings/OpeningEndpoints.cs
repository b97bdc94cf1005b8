using System.Globalization;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Web.Layout;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Openings;

internal static class OpeningEndpoints
{
    private const int YoungestAge = 13;
    private const int OldestAge = 30;

    public static void MapOpenings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/openings/post", PostAsync);
        app.MapPost("/openings/fund", FundAsync);
    }

    private static async Task<IResult> FundAsync([FromForm] string host, [FromForm] string programme, [FromForm] int? seats, FundSeats fund, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        notices.Leave(seats is null or < 1 or > 1000 ? new Notice("warning", "Post.Incomplete", []) : await fund.HandleAsync(host, me.Municipality, programme, seats.Value, me.SignIn, context.RequestAborted) switch
        {
            FundOutcome.Funded funded => new Notice("success", "Fund.Done", [Written.Number(funded.Seats)]),
            FundOutcome.NotSponsored => new Notice("warning", "Fund.NotSponsored", []),
            _ => new Notice("warning", "Post.NotFound", []),
        });
        return Results.LocalRedirect("/openings/new");
    }

    private static async Task<IResult> PostAsync(
        [FromForm] string host, [FromForm] string programme, [FromForm] Kind kind, [FromForm] string? title, [FromForm] string? tasks, [FromForm] int? hours, [FromForm] int? seats,
        [FromForm] string? start, [FromForm] bool? mentor, [FromForm] bool? sponsored, PostOpening post, IStringLocalizer<Words> words, Notices notices, HttpContext context)
    {
        if (!TypedWeek.TryRead(context.Request.Form, out var schedule) || hours is null or < 1 or > 37 || seats is null or < 1 or > 1000)
        {
            notices.Leave(new Notice("warning", "Post.Incomplete", []));
            return Results.LocalRedirect("/openings/new");
        }

        var draft = new Opening
        {
            Id = "",
            Kind = kind,
            Programme = programme,
            HostId = host,
            Title = title ?? "",
            Tasks = tasks ?? "",
            Seats = seats.Value,
            MinAge = YoungestAge,
            MaxAge = OldestAge,
            HoursPerWeekMin = hours.Value,
            Schedule = schedule,
            StartDate = DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Languages = ["da"],
            WorkplaceMentor = mentor == true,
        };
        notices.Leave(await post.HandleAsync(draft, SignedIn.Of(context).Municipality, context.RequestAborted, sponsored == true) switch
        {
            PostOutcome.Posted posted => new Notice("success", "Post.Done", [posted.OpeningId]),
            PostOutcome.Refused refused => RefusalWords.Of(refused.Why, words),
            _ => new Notice("warning", "Post.NotFound", []),
        });
        return Results.LocalRedirect("/openings/new");
    }
}
