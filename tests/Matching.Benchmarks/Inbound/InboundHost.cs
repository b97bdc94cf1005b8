using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Matching.Channels;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core;
using Matching.Storage;
using Matching.Testing.Offers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Benchmarks.Inbound;

/// <summary>The web-hooks on a real server over a town's store, and the supplier who calls them.</summary>
internal sealed class InboundHost : IAsyncDisposable
{
    private const string PublicAddress = "https://matching.example";
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private int _ids;

    private InboundHost(WebApplication app) => (_app, _http) = (app, new() { BaseAddress = new(app.Urls.Single()) });

    public static async Task<InboundHost> StartAsync(OfferTown town)
    {
        var builder = WebApplication.CreateSlimBuilder(
        [
            $"--ConnectionStrings:Postgres={town.Store.ConnectionString}", "--Sms:Provider=Twilio", $"--Sms:PublicBaseAddress={PublicAddress}",
            $"--Sms:Twilio:AccountSid={TwilioStandIn.AccountSid}", $"--Sms:Twilio:AuthToken={TwilioStandIn.AuthToken}", "--Sms:Twilio:From=+4590000000",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(town.Clock);
        builder.Services.AddMatchingCore(builder.Configuration).AddMatchingStorage(builder.Configuration).AddMatchingChannels(builder.Configuration);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapTwilioWebHooks();
        await app.StartAsync();
        return new(app);
    }

    public async Task<HttpStatusCode> PostAsync(string phone, string body)
    {
        (string Name, string Value)[] fields =
        [
            ("AccountSid", TwilioStandIn.AccountSid), ("Body", body), ("From", phone), ("MessageSid", string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref _ids):x32}")),
            ("NumMedia", "0"), ("To", "+4590000000"),
        ];
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebHooks.InboundPath) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("X-Twilio-Signature", Signature(PublicAddress + TwilioWebHooks.InboundPath + string.Concat(fields.Select(field => field.Name + field.Value))));
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "HMAC-SHA1 is what Twilio signs with.")]
    private static string Signature(string signed) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(TwilioStandIn.AuthToken), Encoding.UTF8.GetBytes(signed)));
}
