using System.Diagnostics;
using Matching.Core.Watching;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Matching.Channels.Telemetry;

/// <summary>Listens while the host runs, and sends what is left when it stops. Without a collector's address it does nothing.</summary>
internal sealed class OtlpOut(IOptions<TelemetryOptions> options, string host) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _figures;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Otlp is not { } collector)
        {
            return Task.CompletedTask;
        }

        var resource = ResourceBuilder.CreateDefault().AddService(host, serviceNamespace: "matching", serviceVersion: typeof(Traces).Assembly.GetName().Version?.ToString());
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.Value.Sampled)))
            .AddSource(Traces.Name, "Microsoft.AspNetCore", "System.Net.Http")
            .AddProcessor(new WithoutAddresses())
            .AddOtlpExporter(otlp => SendTo(otlp, collector, "v1/traces"))
            .Build();
        _figures = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Traces.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime", "Npgsql")
            .AddOtlpExporter((otlp, reader) =>
            {
                SendTo(otlp, collector, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Value.Every.TotalMilliseconds;
            })
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush();
        _figures?.ForceFlush();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _figures?.Dispose();
    }

    private static void SendTo(OtlpExporterOptions otlp, Uri collector, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new($"{collector.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}

/// <summary>The framework notes each request's address, and an address may hold an id or a number: what leaves keeps the route's pattern only.</summary>
internal sealed class WithoutAddresses : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.path", "url.query", "url.full", "http.target", "http.url", "client.address", "user_agent.original", "network.peer.address"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Addresses)
        {
            data.SetTag(tag, null);
        }
    }
}
