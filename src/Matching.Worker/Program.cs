using Matching.Channels;
using Matching.Core;
using Matching.Storage;
using Matching.Storage.Health;
using Matching.Worker;
using Matching.Worker.Clock;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services
    .AddMatchingCore(builder.Configuration)
    .AddMatchingStorage(builder.Configuration)
    .AddMatchingChannels(builder.Configuration)
    .AddOutboxRelay()
    .AddQueueHandlers()
    .AddOfferDeadlines()
    .AddOpeningChanges()
    .AddClock(builder.Configuration);

var app = builder.Build();
app.MapMatchingHealth();
await app.RunAsync();
