using Matching.Channels;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core;
using Matching.Storage;
using Matching.Testing.Offers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Edges.Tests.Sms;

/// <summary>The two web-hooks on a real server over a town's store, and Twilio's side of the line.</summary>
internal sealed class TwilioHost : IAsyncDisposable
{
    public const string PublicAddress = "https://matching.example";

    private readonly WebApplication _app;

    private TwilioHost(OfferTown town, WebApplication app)
    {
        (Town, _app) = (town, app);
        Http = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public OfferTown Town { get; }

    public HttpClient Http { get; }

    public static async Task<TwilioHost> StartAsync()
    {
        var town = await OfferTown.CreateAsync();
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
        return new(town, app);
    }

    /// <summary>A text that came in, signed as Twilio signs.</summary>
    public Task<HttpResponseMessage> TextAsync(string id, string from, string body) =>
        PostAsync(TwilioWebHooks.InboundPath, PublicAddress, ("MessageSid", id), ("AccountSid", TwilioStandIn.AccountSid), ("From", from), ("Body", body));

    public async Task<HttpResponseMessage> PostAsync(string path, string address, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(fields) };
        request.Headers.Add("X-Twilio-Signature", Sign(path, address, fields));
        return await Http.SendAsync(request);
    }

    public static string Sign(string path, string address, params (string Name, string Value)[] fields) =>
        TwilioSignature.Sign(TwilioStandIn.AuthToken, address + path + string.Concat(fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + f.Value)));

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Town.DisposeAsync();
    }
}
