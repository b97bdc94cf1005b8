using Matching.Core;
using Matching.Storage;
using Matching.Storage.Health;
using Matching.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services
    .AddMatchingCore(builder.Configuration)
    .AddOffers()
    .AddMatchingStorage(builder.Configuration)
    .AddMatchingWeb(builder.Configuration, builder.Environment);

var app = builder.Build();
app.UseMatchingWeb();
app.MapMatchingHealth();
app.MapMatchingPages();
await app.RunAsync();
