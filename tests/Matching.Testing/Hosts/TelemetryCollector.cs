using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Testing.Hosts;

/// <summary>Takes what OTLP over HTTP brings and keeps it as bytes. Strings and ids are plain in protobuf, so what was sent can be looked for.</summary>
public sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _taken = new();

    private TelemetryCollector(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<TelemetryCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var collector = new TelemetryCollector(app);
        app.MapPost("/v1/{signal}", collector.TakeAsync);
        await app.StartAsync();
        return collector;
    }

    /// <summary>Whether a text came with a signal: traces, metrics.</summary>
    public bool Has(string signal, string text) => Has(signal, Encoding.UTF8.GetBytes(text));

    public bool HasTrace(string traceId) => Has("traces", Convert.FromHexString(traceId));

    /// <summary>How many spans or links name the trace.</summary>
    public int CountOfTrace(string traceId) => _taken.Where(taken => taken.Path.EndsWith("traces", StringComparison.Ordinal)).Sum(taken => Count(taken.Body, Convert.FromHexString(traceId)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private bool Has(string signal, byte[] part) => _taken.Any(taken => taken.Path.EndsWith(signal, StringComparison.Ordinal) && taken.Body.AsSpan().IndexOf(part) >= 0);

    private static int Count(ReadOnlySpan<byte> body, ReadOnlySpan<byte> part)
    {
        var count = 0;
        for (var at = body.IndexOf(part); at >= 0; at = body.IndexOf(part))
        {
            count++;
            body = body[(at + part.Length)..];
        }

        return count;
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _taken.Enqueue((request.Path, body.ToArray()));
        return Results.Bytes([], "application/x-protobuf");
    }
}
