using System.Collections.Concurrent;
using System.Globalization;
using Matching.Core.Messages;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Matching.Edges.Tests.Queues;

[Collection(RabbitMqCollection.Name)]
[NeedsRabbitMq]
public sealed class KilledBrokerTests(RabbitMqProcess broker, ITestOutputHelper output)
{
    private const int Messages = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<Guid, int> _handled = new();
    private Task? _killing;
    private int _handledBefore;
    private int _faults;
    private int _batchesTold;

    [ContractFact]
    public async Task A_broker_killed_in_the_middle_of_ten_thousand_messages_loses_none()
    {
        await using var store = await PostgresFixture.CreateAsync();
        var name = "killed-" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
        await using var stand = new RabbitMqStand(broker.Address, name, store, TimeProvider.System, new() { AtOnce = 16, MostAttempts = 100 }, [TimeSpan.FromSeconds(1)]);
        var messages = Enumerable.Range(0, Messages).Select(n => Message.Of("k", n.ToString(CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow(), TimeProvider.System)).ToList();
        using var over = new CancellationTokenSource(Patience);

        var handling = Enumerable.Range(0, 4).Select(_ => Task.Run(() => HandleAsync(stand, over.Token))).ToList();
        var publishing = Task.Run(() => PublishAsync(stand, messages, over.Token));
        await publishing;
        await Task.WhenAll(handling);

        _batchesTold.ShouldBeGreaterThan(0, "the kill was to come while messages were being published");
        _handled.Keys.Order().ShouldBe(messages.Select(message => message.Id).Order());
        output.WriteLine($"{Messages} published, the broker killed after {Messages / 2} of them when {_handledBefore} were handled, {_faults} calls failed, {_batchesTold} batches were handed on again, {_handled.Values.Sum() - Messages} deliveries were duplicates.");
    }

    /// <summary>As the outbox relay does: a batch that failed is handed on again.</summary>
    private async Task PublishAsync(RabbitMqStand stand, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        foreach (var (number, batch) in messages.Chunk(100).Index())
        {
            _killing ??= number == Messages / 200 ? Task.Run(KillAndStartAsync, cancellationToken) : null;
            while (!await TriedAsync(() => stand.Queue.PublishAllAsync(batch, cancellationToken), cancellationToken))
            {
                _batchesTold++;
            }
        }

        await _killing!;
    }

    private async Task KillAndStartAsync()
    {
        _handledBefore = _handled.Count;
        await broker.KillAsync();
        await broker.StartAsync();
    }

    /// <summary>As the worker does: what is heard again is known already.</summary>
    private async Task HandleAsync(RabbitMqStand stand, CancellationToken cancellationToken)
    {
        while (_handled.Count < Messages)
        {
            await TriedAsync(
                async () =>
                {
                    if (await stand.Queue.ReceiveAsync(TimeSpan.FromSeconds(1), cancellationToken) is { } delivery)
                    {
                        _handled.AddOrUpdate(delivery.Message.Id, 1, (_, times) => times + 1);
                        await stand.Queue.CompleteAsync(delivery, cancellationToken);
                    }
                },
                cancellationToken);
        }
    }

    private async Task<bool> TriedAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call();
            return true;
        }
        catch (MissingQueueException)
        {
            Interlocked.Increment(ref _faults);
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            return false;
        }
    }
}
