using System.Globalization;
using Matching.Channels.Sms.LocalPhones;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.LocalPhones;

internal static class PhoneEndpoints
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    public static void MapPhones(this IEndpointRouteBuilder app)
    {
        app.MapPost("/phones/reply", ReplyAsync).AllowAnonymous().WithMetadata(new LocalDoorOnlyAttribute());
        app.MapPost("/phones/switch", SwitchAsync).AllowAnonymous().WithMetadata(new LocalDoorOnlyAttribute());
        app.MapPost("/phones/turn", TurnAsync).AllowAnonymous().WithMetadata(new LocalDoorOnlyAttribute());
        app.MapPost("/phones/deliver", DeliverAsync).AllowAnonymous().WithMetadata(new LocalDoorOnlyAttribute());
    }

    // Through the same step as a supplier's web-hook, so that what works here works there.
    private static async Task<IResult> ReplyAsync(
        [FromForm] string number, [FromForm] string? text, [FromForm] string? back, LocalPhoneBook phones, HttpContext context)
    {
        if (!PhoneNumber.TryParse(number, out var phone))
        {
            return Results.NotFound();
        }

        await phones.TypeAsync(phone, text ?? "", context.RequestAborted);
        return Results.LocalRedirect(LocalPath.Or(back, "/phones"));
    }

    private static async Task<IResult> SwitchAsync(
        [FromForm] string? undelivered, [FromForm] string? hang, [FromForm] string? slow, [FromForm] string? told, [FromForm] string? twice, LocalPhoneBook phones, Notices notices, HttpContext context)
    {
        var callBacks = Enum.TryParse<LocalCallBacks>(told, out var how) && Enum.IsDefined(how) ? how : LocalCallBacks.AtOnce;
        await phones.SwitchAsync(new(undelivered == "yes", slow == "yes" ? Slow : TimeSpan.Zero, hang == "yes", callBacks, twice == "yes"), context.RequestAborted);
        notices.Leave(new Notice("success", "Phones.Switched", []));
        return Results.LocalRedirect("/phones");
    }

    private static async Task<IResult> TurnAsync([FromForm] string number, [FromForm] string? off, [FromForm] string? back, LocalPhoneBook phones, HttpContext context)
    {
        if (!PhoneNumber.TryParse(number, out var phone))
        {
            return Results.NotFound();
        }

        await phones.TurnAsync(phone, off == "yes", context.RequestAborted);
        return Results.LocalRedirect(LocalPath.Or(back, "/phones"));
    }

    private static async Task<IResult> DeliverAsync(DeliverWaiting deliver, Notices notices, HttpContext context)
    {
        var waited = await deliver.HandleAsync(context.RequestAborted);
        notices.Leave(waited == 0
            ? new Notice("info", "Phones.NothingWaited", [])
            : new Notice("success", "Phones.Delivered", [waited.ToString(CultureInfo.InvariantCulture)]));
        return Results.LocalRedirect("/phones");
    }
}
