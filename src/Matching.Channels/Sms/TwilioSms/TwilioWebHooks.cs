using Matching.Core.Replies;
using Matching.Core.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Channels.Sms.TwilioSms;

/// <summary>
/// Where Twilio tells us of texts that came in and of how ours fare. Only signed calls are heard; everything else is 403 and leaves nothing
/// behind. They exist only when Twilio carries our texts.
/// </summary>
public static partial class TwilioWebHooks
{
    public const string InboundPath = "/api/sms/twilio/inbound";
    public const string StatusPath = "/api/sms/twilio/status";

    private const int MostOfWord = 64;
    private const int MostOfNumber = 64;
    private const string NoAnswer = "<Response/>";

    public static void MapTwilioWebHooks(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IOptions<SmsOptions>>().Value.Provider != SmsProvider.Twilio)
        {
            return;
        }

        var limit = new RequestSizeLimitAttribute(TwilioForm.MostBytes);
        app.MapPost(InboundPath, InboundAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(limit);
        app.MapPost(StatusPath, StatusAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(limit);
    }

    private static async Task<IResult> InboundAsync(HttpContext context, ReceiveText receive, IOptions<SmsOptions> options, ILogger<TwilioSmsSender> logger)
    {
        if (await FormAsync(context, options.Value) is not { } form)
        {
            Log.Forged(logger, InboundPath);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var (sid, from) = (form["MessageSid"], form["From"]);
        if (!IsWord(sid) || from.Length is 0 or > MostOfNumber || from.Any(char.IsControl))
        {
            return Results.BadRequest();
        }

        var body = form["Body"];
        var confirmed = form.Has("OptOutType") || ReadAnswer.IsSuppliersOwnStop(body);
        await receive.HandleAsync(new(sid, from, body, confirmed), context.RequestAborted);
        return Results.Text(NoAnswer, "text/xml");
    }

    private static async Task<IResult> StatusAsync(HttpContext context, ITextStore texts, IOptions<SmsOptions> options, TimeProvider clock, ILogger<TwilioSmsSender> logger)
    {
        if (await FormAsync(context, options.Value) is not { } form)
        {
            Log.Forged(logger, StatusPath);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var (sid, status, code) = (form["MessageSid"], form["MessageStatus"], form["ErrorCode"]);
        if (!IsWord(sid) || !IsWord(status) || code.Length > MostOfWord || code.Any(char.IsControl))
        {
            return Results.BadRequest();
        }

        await texts.KeepReportAsync(new(sid, status, code, clock.GetUtcNow()), context.RequestAborted);
        return Results.Text(NoAnswer, "text/xml");
    }

    /// <summary>Their ids and statuses are short words of plain letters and digits.</summary>
    private static bool IsWord(string text) => text.Length is > 0 and <= MostOfWord && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>The fields of a call that Twilio signed for our account; null for any other call.</summary>
    private static async Task<TwilioForm?> FormAsync(HttpContext context, SmsOptions options)
    {
        if (context.Request.Headers["X-Twilio-Signature"] is not [{ Length: > 0 } signature]
            || await TwilioForm.ReadAsync(context.Request, context.RequestAborted) is not { } form
            || (form["AccountSid"] is { Length: > 0 } account && account != options.Twilio.AccountSid))
        {
            return null;
        }

        var address = new Uri(options.PublicBaseAddress!, context.Request.Path + context.Request.QueryString);
        return TwilioSignature.IsTheirs(signature, options.Twilio.AuthToken, address, form.Fields) ? form : null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A call to {Path} was not signed by Twilio and was refused")]
        public static partial void Forged(ILogger logger, string path);
    }
}
