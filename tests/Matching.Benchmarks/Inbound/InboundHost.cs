using System.Net;
using Matching.Channels;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core;
using Matching.Storage;
using Matching.Testing.Offers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Benchmarks.Inbound;

/// <summary>The web-hooks on a real server over a town's store.</summary>
internal sealed class InboundHost : IAsyncDisposable
{
    private const string PublicAddress = "https://matching.example";
    private readonly WebApplication _app;
    private readonly InboundSupplier _supplier;

    private InboundHost(WebApplication app) => (_app, _supplier) = (app, new(new(app.Urls.Single()), PublicAddress));

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

    public Task<HttpStatusCode> PostAsync(string phone, string body) => _supplier.PostAsync(phone, body);

    public async ValueTask DisposeAsync()
    {
        _supplier.Dispose();
        await _app.DisposeAsync();
    }
}
