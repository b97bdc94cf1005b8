using Matching.Channels;
using Matching.Channels.Telemetry;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core;
using Matching.Storage;
using Matching.Storage.Health;
using Matching.Web.Hosting;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services
    .AddMatchingCore(builder.Configuration)
    .AddMatchingStorage(builder.Configuration)
    .AddMatchingChannels(builder.Configuration)
    .AddMatchingTelemetry(builder.Configuration, "matching-web")
    .AddMatchingWeb(builder.Configuration, builder.Environment);

var app = builder.Build();

// Before anything is made of the settings, so that all faults are listed together.
app.Services.GetRequiredService<IStartupValidator>().Validate();
app.UseMatchingWeb();
app.MapMatchingHealth();
app.MapMatchingPages();
app.MapTwilioWebHooks();
await app.RunAsync();
