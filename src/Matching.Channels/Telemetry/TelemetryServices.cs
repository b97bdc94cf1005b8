using Matching.Core.Watching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Channels.Telemetry;

/// <summary>Where traces and figures go: section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The collector's OTLP address over HTTP, like <c>http://collector:4318</c>; null, the default, sends nothing and costs nothing.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>Share of the traces that begin here and are kept, 0 to 1; the default is 1. One that began elsewhere follows its beginning.</summary>
    public double Sampled { get; set; } = 1;

    /// <summary>How often figures are sent; the default is 30 seconds.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(30);
}

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var faults = new List<string>();
        if (options.Otlp is { } otlp && (!otlp.IsAbsoluteUri || otlp.Scheme is not ("http" or "https")))
        {
            faults.Add($"Telemetry:Otlp is '{otlp}', but must be an http or https address, like http://collector:4318.");
        }

        if (options.Sampled is not (>= 0 and <= 1))
        {
            faults.Add($"Telemetry:Sampled is {options.Sampled}, but must be 0 to 1.");
        }

        if (options.Every < TimeSpan.FromSeconds(1))
        {
            faults.Add($"Telemetry:Every is {options.Every}, but must be at least one second.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>Sends the product's traces and figures to a collector by OTLP.</summary>
public static class TelemetryServices
{
    /// <param name="services">Of the host.</param>
    /// <param name="configuration">Its settings.</param>
    /// <param name="host">The service's name at the collector: matching-web, matching-worker.</param>
    public static IServiceCollection AddMatchingTelemetry(this IServiceCollection services, IConfiguration configuration, string host)
    {
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        return services.AddHostedService(provider => new OtlpOut(provider.GetRequiredService<IOptions<TelemetryOptions>>(), host));
    }
}
