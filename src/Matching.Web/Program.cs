using Matching.Channels;
using Matching.Channels.Sms.TwilioSms;
using Matching.Core;
using Matching.Storage;
using Matching.Storage.Health;
using Matching.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services
    .AddMatchingCore(builder.Configuration)
    .AddMatchingStorage(builder.Configuration)
    .AddMatchingChannels(builder.Configuration)
    .AddMatchingWeb(builder.Configuration, builder.Environment);

var app = builder.Build();
app.UseMatchingWeb();
app.MapMatchingHealth();
app.MapMatchingPages();
app.MapTwilioWebHooks();
await app.RunAsync();
