using System.Globalization;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Offers;

/// <summary>The worker as a process of its own, with its messages at a broker instead of in the database.</summary>
[NeedsRabbitMq]
public sealed class BrokerWorkerTests(RabbitMqProcess broker) : IClassFixture<RabbitMqProcess>, IAsyncLifetime
{
    private const int Offers = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [ContractFact]
    public async Task With_messages_at_RabbitMQ_a_killed_worker_and_a_killed_broker_double_and_lose_no_text()
    {
        var offers = new List<OfferId>();
        for (var n = 0; n < Offers; n++)
        {
            offers.Add(await _town.ApprovedAsync($"+45230003{n:00}"));
        }

        await using (var first = Start())
        {
            await Eventually.TrueAsync(async () => await TextsAsync() >= 4, Patience, "the worker sends");
            await first.KillAsync();
        }

        await broker.KillAsync();
        await using var next = Start();
        await Eventually.TrueAsync(() => Task.FromResult(next.Log.Contains("RabbitMQ at 127.0.0.1", StringComparison.Ordinal)), Patience, "the worker says what it waits for");
        await broker.StartAsync();
        foreach (var offer in offers)
        {
            await Eventually.TrueAsync(async () => await _town.StateAsync(offer) == OfferState.Sent, Patience, $"{offer} is sent");
        }

        (await TextsAsync()).ShouldBe(2 * Offers);
        (await _town.CountAsync("from (select distinct phone, body from local_phone_message where direction = 1) d")).ShouldBe(2 * Offers);
        (await _town.CountAsync("from queue_message")).ShouldBe(0);
        (await next.StopAsync()).ShouldBe(0);
    }

    private Task<int> TextsAsync() => _town.CountAsync("from local_phone_message where direction = 1");

    private WorkerProcess Start() => WorkerProcess.Start(
        _town.Store.ConnectionString,
        ("Queues:Kind", "rabbitmq"),
        ("Queues:RabbitMq:Address", broker.Address.ToString()),
        ("Queues:RabbitMq:User", "guest"),
        ("Queues:RabbitMq:Password", "guest"),
        ("Queues:LockFor", "00:00:02"),
        ("Sms:Sending:FirstLookUpAfter", "00:00:01"),
        ("Sms:Sending:SecondLookUpAfter", "00:00:03"),
        ("Clock:Offset", ((long)(_town.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds + 2).ToString(CultureInfo.InvariantCulture)));
}
