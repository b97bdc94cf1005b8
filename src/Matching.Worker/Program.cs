using Matching.Channels;
using Matching.Channels.Telemetry;
using Matching.Core;
using Matching.Storage;
using Matching.Storage.Health;
using Matching.Worker;
using Matching.Worker.Clock;
using Microsoft.Extensions.Options;

if (await HealthProbe.AskedAsync(args) is { } code)
{
    return code;
}

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services
    .AddMatchingCore(builder.Configuration)
    .AddMatchingStorage(builder.Configuration)
    .AddMatchingChannels(builder.Configuration)
    .AddMatchingTelemetry(builder.Configuration, "matching-worker")
    .AddOutboxRelay()
    .AddQueueHandlers()
    .AddOfferDeadlines()
    .AddRedactions()
    .AddAlarmWatch()
    .AddOpeningChanges()
    .AddLawWatch()
    .AddClock(builder.Configuration);

var app = builder.Build();

// Before anything is made of the settings, so that all faults are listed together.
app.Services.GetRequiredService<IStartupValidator>().Validate();
app.MapMatchingHealth();
await app.RunAsync();
return 0;
