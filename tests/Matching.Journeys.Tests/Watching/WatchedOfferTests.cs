using System.Diagnostics;
using System.Globalization;
using Matching.Core.Watching;
using Matching.Testing.Hosts;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Watching;

/// <summary>What leaves the product about itself: whole traces, figures in its own words, and nothing of anybody.</summary>
public sealed class WatchedOfferTests : IAsyncLifetime
{
    private const string Phone = "+4523004711";
    private const string Name = "Zuhayra";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name is Traces.Name or "test",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private OfferTown _town = null!;
    private TelemetryCollector _collector = null!;

    public async Task InitializeAsync()
    {
        ActivitySource.AddActivityListener(_listener);
        _town = await OfferTown.CreateAsync();
        _collector = await TelemetryCollector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _listener.Dispose();
        await _town.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task One_trace_leads_from_the_click_through_the_queue_to_the_text_and_the_answer_names_it()
    {
        await using var worker = Start(("Telemetry:Otlp", _collector.Address), ("Telemetry:Every", "00:00:01"));
        using var clicks = new ActivitySource("test");

        string trace;
        using (var click = clicks.StartActivity("click")!)
        {
            trace = click.TraceId.ToHexString();
            await _town.ApprovedAsync(Phone, name: Name);
        }

        await Eventually.TrueAsync(async () => (await _town.PhoneAsync(Phone)).Count == 2, Patience, "the offer is on the phone");
        await Eventually.TrueAsync(() => Task.FromResult(_collector.HasTrace(trace) && _collector.Has("traces", "handle text-requested")), Patience, "the worker's part of the trace has come");

        using var answer = clicks.StartActivity("answer")!;
        await _town.TypeAsync(Phone, "ja");
        answer.Links.Select(link => link.Context.TraceId.ToHexString()).ShouldContain(trace);
    }

    [Fact]
    public async Task Figures_speak_the_products_words_and_neither_they_nor_traces_nor_logs_name_anybody()
    {
        await using var worker = Start(("Telemetry:Otlp", _collector.Address), ("Telemetry:Every", "00:00:01"), ("Logging:LogLevel:Default", "Debug"));
        await _town.ApprovedAsync(Phone, name: Name);
        await Eventually.TrueAsync(async () => (await _town.PhoneAsync(Phone)).Count == 2, Patience, "the offer is on the phone");
        await _town.TypeAsync(Phone, "ja tak, jeg glæder mig");
        await Eventually.TrueAsync(
            () => Task.FromResult(_collector.Has("metrics", "matching.texts") && _collector.Has("metrics", "matching.queue.dead") && _collector.Has("metrics", "matching.night.late")),
            Patience,
            "the figures have come");
        (await worker.StopAsync()).ShouldBe(0);

        foreach (var secret in await SecretsAsync())
        {
            _collector.Has("metrics", secret).ShouldBeFalse($"metrics hold '{secret}'");
            _collector.Has("traces", secret).ShouldBeFalse($"traces hold '{secret}'");
            worker.Log.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_watched_and_no_trace_is_kept()
    {
        _listener.Dispose();
        await using var worker = Start();
        await _town.ApprovedAsync(Phone, name: Name);

        await Eventually.TrueAsync(async () => (await _town.PhoneAsync(Phone)).Count == 2, Patience, "the offer is on the phone");
        (await _town.CountAsync("from sms_message where trace is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_faulty_collectors_address_ends_the_start_with_a_sentence()
    {
        await using var worker = WorkerProcess.Start(_town.Store.ConnectionString, ("Telemetry:Otlp", "collector"), ("Telemetry:Sampled", "2"));

        (await worker.EndedAsync(Patience)).ShouldNotBe(0);
        worker.Log.ShouldContain("Telemetry:Otlp is 'collector'");
        worker.Log.ShouldContain("Telemetry:Sampled is 2");
    }

    // Every name, number and text there is, whole; short words would be found in anything.
    private async Task<IReadOnlyList<string>> SecretsAsync() => [.. (await _town.Store.QueryAsync<string>(
        """
        select first_name from youth union select phone from youth where phone is not null union select phone from host where phone is not null
        union select name from host union select contact_name from host union select body from sms_message union select body from local_phone_message
        """)).Where(secret => secret is { Length: > 3 })];

    private WorkerProcess Start(params (string Name, string Value)[] also) => WorkerProcess.Start(
        _town.Store.ConnectionString,
        [.. also, ("Clock:Offset", ((long)(_town.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds + 2).ToString(CultureInfo.InvariantCulture))]);
}
