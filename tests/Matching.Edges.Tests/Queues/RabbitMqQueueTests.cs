using System.Globalization;
using Matching.Channels.Queues;
using Matching.Channels.Queues.RabbitMq;
using Matching.Core.Messages;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Queues;

/// <summary>One broker for every test that needs one; each test has a queue of its own.</summary>
[CollectionDefinition(Name)]
public sealed class RabbitMqCollection : ICollectionFixture<RabbitMqProcess>
{
    public const string Name = "RabbitMQ";
}

[Collection(RabbitMqCollection.Name)]
[NeedsRabbitMq]
public sealed class RabbitMqQueueTests(RabbitMqProcess broker) : MessageQueueContract, IAsyncLifetime
{
    private readonly string _name = "test-" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
    private PostgresFixture _store = null!;
    private RabbitMqStand _stand = null!;

    protected override IMessageQueue Queue => _stand.Queue;

    protected override IMessagePublisher Publisher => _stand.Queue;

    protected override IDeadLetters DeadLetters => _stand.Queue;

    protected override TimeSpan Quiet => TimeSpan.FromMilliseconds(250);

    protected override int MostOfTwo => 2;

    public async Task InitializeAsync()
    {
        _store = await PostgresFixture.CreateAsync();
        _stand = Stand();
    }

    public async Task DisposeAsync()
    {
        await _stand.DisposeAsync();
        await _store.DisposeAsync();
    }

    protected override async Task StopAndStartAsync()
    {
        await _stand.DisposeAsync();
        _stand = Stand();
    }

    [ContractFact]
    public async Task What_cannot_be_read_is_buried_and_holds_nobody_up()
    {
        await _stand.Queue.ReceiveAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        var factory = new ConnectionFactory { Uri = broker.Address };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", _name, mandatory: true, "a name, perhaps"u8.ToArray());
        await channel.BasicPublishAsync("", _name, mandatory: true, """{"version":2,"id":"019b0000-0000-7000-8000-000000000001","kind":"k","subject":"s"}"""u8.ToArray());
        await PublishAsync("a");

        (await ReceiveAsync()).Message.Subject.ShouldBe("a");

        var letters = await _stand.Queue.ListAsync(CancellationToken.None);
        letters.Select(letter => letter.Reason).ShouldBe(
            ["The body of 15 bytes is not the JSON of a message.", "The body is of version 2; this program reads version 1."], ignoreOrder: true);
        letters.ShouldAllBe(letter => letter.Message.Subject.Length == 0);
    }

    [ContractFact]
    public async Task A_delay_of_the_brokers_own_brings_a_message_when_it_is_due()
    {
        await using var real = Stand(TimeProvider.System, [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)]);
        var due = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1.5);
        await real.Queue.PublishAsync(Message.Of("k", "a", due, TimeProvider.System), CancellationToken.None);

        var delivery = await real.Queue.ReceiveAsync(TimeSpan.FromSeconds(20), CancellationToken.None);

        delivery.ShouldNotBeNull().Attempts.ShouldBe(1);
        TimeProvider.System.GetUtcNow().ShouldBeGreaterThanOrEqualTo(due);
    }

    [ContractFact]
    public async Task What_is_ready_and_what_is_for_later_are_counted()
    {
        await _stand.Queue.PublishAllAsync([Message.Of("k", "a", Clock.GetUtcNow(), Clock), Message.Of("k", "b", Clock.GetUtcNow().AddHours(1), Clock)], CancellationToken.None);

        await Eventually.TrueAsync(async () => await _stand.CountAsync() == 2, TimeSpan.FromSeconds(20), "both are counted");
    }

    [ContractFact]
    public async Task A_wrong_password_is_told_without_the_password()
    {
        await using var stranger = Stand(password: "not-the-secret");

        var fault = await Should.ThrowAsync<MissingQueueException>(() => stranger.Queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None));

        fault.Message.ShouldContain("not to the user 'guest'");
        fault.Message.ShouldNotContain("not-the-secret");
    }

    [ContractFact]
    public async Task A_queue_of_another_kind_under_our_name_is_told()
    {
        var factory = new ConnectionFactory { Uri = broker.Address };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(_name, durable: true, exclusive: false, autoDelete: false);

        var fault = await Should.ThrowAsync<MissingQueueException>(() => _stand.Queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None));

        fault.Message.ShouldContain("PRECONDITION_FAILED");
    }

    [ContractFact]
    public async Task A_queue_deleted_under_us_is_told_and_made_again()
    {
        await PublishAsync("a");
        var factory = new ConnectionFactory { Uri = broker.Address };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(_name);

        (await Should.ThrowAsync<MissingQueueException>(() => PublishAsync("b"))).Message.ShouldContain("has no queue");

        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    await PublishAsync("c");
                    return true;
                }
                catch (MissingQueueException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(20),
            "the queue is there again");
        (await ReceiveAsync()).Message.Subject.ShouldBe("c");
    }

    private RabbitMqStand Stand(TimeProvider? clock = null, IReadOnlyList<TimeSpan>? delays = null, string password = "guest") =>
        new(broker.Address, _name, _store, clock ?? Clock, new() { LockFor = LockFor, MostAttempts = MostAttempts }, delays ?? [TimeSpan.FromMilliseconds(50)], password);
}

/// <summary>A process's end of the queue.</summary>
internal sealed class RabbitMqStand : IAsyncDisposable
{
    private readonly RabbitMqLink _link;

    public RabbitMqStand(Uri address, string name, PostgresFixture store, TimeProvider clock, QueueOptions options, IReadOnlyList<TimeSpan> delays, string password = "guest")
    {
        (options.RabbitMq.Address, options.RabbitMq.Queue, options.RabbitMq.User, options.RabbitMq.Password, options.RabbitMq.Delays) = (address, name, "guest", password, delays);
        _link = new(Options.Create(options));
        Queue = new(_link, new(store.Store, clock), Options.Create(options), clock, NullLogger<RabbitMqQueue>.Instance);
    }

    public RabbitMqQueue Queue { get; }

    public Task<long> CountAsync() => _link.CountAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _link.DisposeAsync();
}
