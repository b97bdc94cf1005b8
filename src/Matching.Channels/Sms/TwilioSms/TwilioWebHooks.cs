using Matching.Core.Replies;
using Matching.Core.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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

    private const int MostBytes = 64 * 1024;
    private const string NoAnswer = "<Response/>";

    public static void MapTwilioWebHooks(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IOptions<SmsOptions>>().Value.Provider != SmsProvider.Twilio)
        {
            return;
        }

        var limit = new RequestSizeLimitAttribute(MostBytes);
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

        if (form["MessageSid"].ToString() is not { Length: > 0 } sid || form["From"].ToString() is not { Length: > 0 } from)
        {
            return Results.BadRequest();
        }

        var body = form["Body"].ToString();
        var confirmed = form["OptOutType"].Count > 0 || ReadAnswer.IsSuppliersOwnStop(body);
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

        if (form["MessageSid"].ToString() is not { Length: > 0 } sid || form["MessageStatus"].ToString() is not { Length: > 0 } status)
        {
            return Results.BadRequest();
        }

        await texts.KeepReportAsync(new(sid, status, form["ErrorCode"].ToString(), clock.GetUtcNow()), context.RequestAborted);
        return Results.Text(NoAnswer, "text/xml");
    }

    /// <summary>The fields of a call that Twilio signed for our account; null for any other call.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext context, SmsOptions options)
    {
        if (!context.Request.HasFormContentType || context.Request.Headers["X-Twilio-Signature"] is not [{ Length: > 0 } signature])
        {
            return null;
        }

        var limits = new FormOptions { BufferBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes, KeyLengthLimit = 256, ValueCountLimit = 200 };
        if (context.Request.ContentLength > MostBytes)
        {
            return null;
        }

        var form = await ReadAsync(context, limits);
        if (form is null || (form["AccountSid"].ToString() is { Length: > 0 } account && account != options.Twilio.AccountSid))
        {
            return null;
        }

        var address = new Uri(options.PublicBaseAddress!, context.Request.Path + context.Request.QueryString);
        var fields = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        return TwilioSignature.IsTheirs(signature, options.Twilio.AuthToken, address, fields) ? form : null;
    }

    private static async Task<IFormCollection?> ReadAsync(HttpContext context, FormOptions limits)
    {
        try
        {
            return await new FormFeature(context.Request, limits).ReadFormAsync(context.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A call to {Path} was not signed by Twilio and was refused")]
        public static partial void Forged(ILogger logger, string path);
    }
}
