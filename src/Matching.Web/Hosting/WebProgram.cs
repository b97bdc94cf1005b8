using Matching.Channels;
using Matching.Channels.Sms.TwilioSms;
using Matching.Channels.Telemetry;
using Matching.Core;
using Matching.Storage;
using Matching.Storage.Health;
using Microsoft.Extensions.Options;

namespace Matching.Web.Hosting;

/// <summary>The host as it runs: parts, pipeline, endpoints.</summary>
internal static class WebProgram
{
    /// <param name="args">Of the command line.</param>
    /// <param name="replace">What stands instead of ours: a clock that is moved by hand.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        replace?.Invoke(builder.Services);
        builder.Services
            .AddMatchingCore(builder.Configuration)
            .AddMatchingStorage(builder.Configuration)
            .AddLawWatch()
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
        return app;
    }
}
