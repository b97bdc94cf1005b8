using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Matching.Testing.Offers;

/// <summary>
/// A small server written from Twilio's public documentation: "Messages resource" (create, read multiple), "Error and Warning Dictionary",
/// "API responses". It was never compared with the real one.
/// </summary>
public sealed class TwilioStandIn : IAsyncDisposable
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string AuthToken = "secret-token";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<Func<HttpContext, Task<Then>>> _next = new();
    private readonly ConcurrentQueue<Kept> _messages = new();
    private int _listFails;
    private string? _list;

    private TwilioStandIn(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>The fields of every create that came, as they came.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Forms { get; } = new();

    public ConcurrentQueue<string> Queries { get; } = new();

    /// <summary>Every call, with what it was answered.</summary>
    public ConcurrentQueue<TwilioCall> Calls { get; } = new();

    public static async Task<TwilioStandIn> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new TwilioStandIn(app, clock);
        app.Use(server.NoteAsync);
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", server.CreateAsync);
        app.MapGet("/2010-04-01/Accounts/{account}/Messages.json", server.List);
        app.MapPost("/2010-04-01/Accounts/{account}/Messages/{sid}.json", server.UpdateAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>The next create is refused with this status and code.</summary>
    public void ThenRefuse(int status, int code, string? retryAfter = null) => _next.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsJsonAsync(new { code, message = "refused", more_info = $"https://www.twilio.com/docs/errors/{code}", status });
        return Then.Answered;
    });

    /// <summary>The next create is answered by something that is not Twilio.</summary>
    public void ThenSay(int status, string body) => _next.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
        return Then.Answered;
    });

    /// <summary>The next create is refused, and the line is cut in the middle of the answer.</summary>
    public void ThenCutTheLine() => _next.Enqueue(async context =>
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentLength = 500;
        context.Items[nameof(ThenCutTheLine)] = true;
        await context.Response.WriteAsync("{\"sid\":\"SM0000");
        return Then.Answered;
    });

    /// <summary>The next create is taken and answered after a while.</summary>
    public void ThenTakeSlowly(TimeSpan after) => _next.Enqueue(async context =>
    {
        await Task.Delay(after, context.RequestAborted);
        return Then.Taken;
    });

    /// <summary>The next create is taken, and the answer never comes.</summary>
    public void ThenTakeAndHang() => _next.Enqueue(_ => Task.FromResult(Then.TakenAndSilent));

    /// <summary>Every list is this one from now on.</summary>
    public void ListIs(string json) => _list = json;

    /// <summary>The next list is answered by 503.</summary>
    public void ListFailsOnce() => Interlocked.Exchange(ref _listFails, 1);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        var line = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = line;
            Calls.Enqueue(new(
                context.Request.Method,
                context.Request.Path,
                [.. context.Request.Query.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))],
                [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))],
                context.Response.StatusCode,
                Encoding.UTF8.GetString(answer.ToArray())));
        }

        answer.Position = 0;
        await answer.CopyToAsync(line, context.RequestAborted);
        if (context.Items.ContainsKey(nameof(ThenCutTheLine)))
        {
            await line.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }

    private async Task CreateAsync(HttpContext context, string account)
    {
        if (!IsAuthorized(context, account))
        {
            await RefuseCredentialsAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync();
        Forms.Enqueue(form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
        var then = _next.TryDequeue(out var next) ? await next(context) : Then.Taken;
        if (then == Then.Answered)
        {
            return;
        }

        var kept = new Kept($"SM{Guid.CreateVersion7(_clock.GetUtcNow()):N}", form["To"].ToString(), form["From"].ToString(), form["MessagingServiceSid"].ToString(), _clock.GetUtcNow()) { Body = form["Body"].ToString() };
        _messages.Enqueue(kept);
        if (then == Then.TakenAndSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(kept.AsResource(account));
    }

    private async Task List(HttpContext context, string account)
    {
        if (_list is { } list)
        {
            await Results.Text(list, "application/json").ExecuteAsync(context);
            return;
        }

        if (!IsAuthorized(context, account))
        {
            await RefuseCredentialsAsync(context);
            return;
        }

        if (Interlocked.Exchange(ref _listFails, 0) == 1)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        Queries.Enqueue(context.Request.QueryString.Value ?? "");
        var (to, from) = (context.Request.Query["To"].ToString(), context.Request.Query["DateSent>"].ToString());
        var since = from.Length > 0 ? DateTimeOffset.Parse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : DateTimeOffset.MinValue;
        var page = int.TryParse(context.Request.Query["Page"], CultureInfo.InvariantCulture, out var number) ? number : 0;

        // A page has two here, so that following next_page_uri is tried.
        var found = _messages.Where(m => m.To == to && m.At >= since).Reverse().ToList();
        var next = found.Count > (page + 1) * 2 ? $"/2010-04-01/Accounts/{account}/Messages.json?To={Uri.EscapeDataString(to)}&DateSent%3E={Uri.EscapeDataString(from)}&PageSize=2&Page={page + 1}" : null;
        await context.Response.WriteAsJsonAsync(new { messages = found.Skip(page * 2).Take(2).Select(m => m.AsResource(account)), next_page_uri = next, page, page_size = 2 });
    }

    // "Update a Message resource": an empty body redacts; anything else is refused with 20001 here.
    private async Task UpdateAsync(HttpContext context, string account, string sid)
    {
        if (!IsAuthorized(context, account))
        {
            await RefuseCredentialsAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync();
        if (_messages.FirstOrDefault(message => message.Sid == sid) is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(new { code = 20404, message = "not found", status = 404 });
            return;
        }

        if (!form.TryGetValue("Body", out var body) || body != "")
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { code = 20001, message = "only an empty body", status = 400 });
            return;
        }

        found.Body = "";
        await context.Response.WriteAsJsonAsync(found.AsResource(account));
    }

    private static bool IsAuthorized(HttpContext context, string account) =>
        account == AccountSid && context.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{AccountSid}:{AuthToken}"));

    private static async Task RefuseCredentialsAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await context.Response.WriteAsJsonAsync(new { code = 20003, message = "Authenticate", status = 401 });
    }

    private enum Then
    {
        /// <summary>It has answered by itself, and nothing was taken.</summary>
        Answered,
        Taken,
        TakenAndSilent,
    }

    private sealed record Kept(string Sid, string To, string From, string Service, DateTimeOffset At)
    {
        public required string Body { get; set; }

        public object AsResource(string account) => new
        {
            sid = Sid,
            account_sid = account,
            status = "queued",
            to = To,
            from = From.Length > 0 ? From : null,
            messaging_service_sid = Service.Length > 0 ? Service : null,
            body = Body,
            direction = "outbound-api",
            num_segments = "1",
            error_code = (int?)null,
            date_created = At.ToString("R", CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal),
        };
    }
}

/// <summary>One call to the stand-in and what it was answered.</summary>
public sealed record TwilioCall(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, IReadOnlyList<KeyValuePair<string, string>> Form, int Status, string Answer);
