using System.Diagnostics;
using System.Globalization;
using System.Net;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Matching.Journeys.Tests.Offers;

/// <summary>The worker as a process of its own, killed where it hurts.</summary>
public sealed class KilledWorkerTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task An_approval_is_on_the_phone_within_a_second_and_a_stop_ends_the_worker_well()
    {
        await using var worker = Start();
        await ReadyAsync(worker);
        await _town.SentByWorkerAsync("+4523000009", Patience);
        var watch = Stopwatch.StartNew();

        await _town.SentByWorkerAsync(Amina, Patience);

        output.WriteLine($"From approval to both texts on the phone: {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await _town.PhoneAsync(Amina)).Count.ShouldBe(2);
        (await worker.StopAsync()).ShouldBe(0);
        (await _town.CountAsync("from queue_message")).ShouldBe(0);
    }

    [Fact]
    public async Task Killed_between_commit_and_sending_the_text_is_sent_once_by_the_next_worker()
    {
        await SwitchAsync("slow", "4000");
        var worker = Start();
        var offer = await _town.ApprovedAsync(Amina);
        await UntilAsync("state = 2 and template = 'T1'", "the worker has begun to send");
        await worker.KillAsync();
        await worker.DisposeAsync();
        (await _town.PhoneAsync(Amina)).ShouldBeEmpty();

        await SwitchAsync("slow", "0");
        await using var next = Start();

        await UntilSentAsync(offer);
        (await _town.PhoneAsync(Amina)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Killed_between_sending_and_commit_the_text_is_found_and_not_sent_again()
    {
        await SwitchAsync("hang_after_taking", "on");
        var worker = Start();
        var offer = await _town.ApprovedAsync(Amina);
        await Eventually.TrueAsync(async () => (await _town.PhoneAsync(Amina)).Count == 1, Patience, "the greeting is on the phone");
        await worker.KillAsync();
        await worker.DisposeAsync();
        (await _town.CountAsync("from sms_message where template = 'T1' and state = 2")).ShouldBe(1);

        // The same at the offer itself.
        var second = Start();
        await Eventually.TrueAsync(async () => (await _town.PhoneAsync(Amina)).Count == 2, Patience, "the offer is on the phone");
        await second.KillAsync();
        await second.DisposeAsync();
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sending);
        await SwitchAsync("hang_after_taking", "off");
        await using var last = Start();

        await UntilSentAsync(offer);
        (await _town.PhoneAsync(Amina)).Count.ShouldBe(2);
        (await _town.CountAsync("from sms_message where direction = 1 and attempts <> 1")).ShouldBe(0);
    }

    [Fact]
    public async Task Killed_again_and_again_every_offer_is_sent_exactly_once()
    {
        await SwitchAsync("slow", "40");
        var offers = new List<OfferId>();
        for (var n = 0; n < 20; n++)
        {
            offers.Add(await _town.ApprovedAsync($"+45230002{n:00}"));
        }

        for (var kill = 0; kill < 5; kill++)
        {
            var begun = await _town.CountAsync("from sms_message where direction = 1 and state > 1");
            await using var worker = Start();
            await Eventually.TrueAsync(
                async () => await _town.CountAsync("from sms_message where direction = 1 and state > 1") is var now && (now >= begun + 4 || now == 40), Patience, "the worker sends again");
            await worker.KillAsync();
        }

        await using var last = Start();
        foreach (var offer in offers)
        {
            await UntilSentAsync(offer);
        }

        (await _town.CountAsync("from local_phone_message where direction = 1")).ShouldBe(40);
        (await _town.CountAsync("from (select distinct phone, body from local_phone_message where direction = 1) d")).ShouldBe(40);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_waited_for_and_told_of()
    {
        await using var worker = WorkerProcess.Start("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");
        using var http = new HttpClient { BaseAddress = worker.Address };

        await Eventually.TrueAsync(async () => await StatusAsync(http, "/health/live") == HttpStatusCode.OK, Patience, "the worker lives");

        (await StatusAsync(http, "/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await Eventually.TrueAsync(() => Task.FromResult(worker.Log.Contains("Waiting for the store: PostgreSQL cannot be reached", StringComparison.Ordinal)), Patience, "the worker says why it waits");
        worker.ExitCode.ShouldBeNull();
    }

    [Fact]
    public async Task Faulty_settings_end_the_start_with_every_fault_listed()
    {
        await using var worker = WorkerProcess.Start(_town.Store.ConnectionString, ("Sms:Provider", "Twilio"), ("Queues:AtOnce", "0"));

        (await worker.EndedAsync(Patience)).ShouldNotBe(0);
        worker.Log.ShouldContain("Sms:Twilio:AccountSid");
        worker.Log.ShouldContain("Sms:PublicBaseAddress");
        worker.Log.ShouldContain("Queues:AtOnce is 0");
    }

    /// <summary>With short waits, and the product's clock just after where the town's stands: on an ordinary Monday morning.</summary>
    private WorkerProcess Start() => WorkerProcess.Start(
        _town.Store.ConnectionString,
        ("Queues:LockFor", "00:00:02"),
        ("Sms:Sending:FirstLookUpAfter", "00:00:01"),
        ("Sms:Sending:SecondLookUpAfter", "00:00:03"),
        // A text may be killed twice here, and a person is not asked yet.
        ("Sms:Sending:MostAttempts", "10"),
        ("Clock:Offset", ((long)(_town.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds + 2).ToString(CultureInfo.InvariantCulture)));

    private static async Task ReadyAsync(WorkerProcess worker)
    {
        using var http = new HttpClient { BaseAddress = worker.Address };
        await Eventually.TrueAsync(async () => await StatusAsync(http, "/health/ready") == HttpStatusCode.OK, Patience, "the worker is ready");
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private Task<int> SwitchAsync(string name, string value) =>
        _town.Store.ExecuteAsync("insert into local_phone_switch (name, value) values (@name, @value) on conflict (name) do update set value = excluded.value", new { name, value });

    private Task UntilAsync(string where, string what) => Eventually.TrueAsync(async () => await _town.CountAsync($"from sms_message where {where}") > 0, Patience, what);

    private Task UntilSentAsync(OfferId offer) => Eventually.TrueAsync(async () => await _town.StateAsync(offer) == OfferState.Sent, Patience, "the offer is sent");
}
