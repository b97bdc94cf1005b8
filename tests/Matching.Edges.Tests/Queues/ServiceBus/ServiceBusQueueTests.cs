using Matching.Channels.Queues;
using Matching.Channels.Queues.ServiceBus;
using Matching.Core.Messages;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Queues.ServiceBus;

public sealed class ServiceBusQueueTests : MessageQueueContract, IAsyncLifetime
{
    private readonly StandInQueue _kept;
    private readonly ServiceBusStandIn _bus;
    private readonly RememberedLog<ServiceBusQueue> _log = new();
    private PostgresFixture _store = null!;
    private ServiceBusQueue _queue = null!;

    public ServiceBusQueueTests()
    {
        _kept = new(Clock, "matching") { LockDuration = LockFor };
        _bus = new(Clock, _kept);
    }

    protected override IMessageQueue Queue => _queue;

    protected override IMessagePublisher Publisher => _queue;

    protected override IDeadLetters DeadLetters => _queue;

    public async Task InitializeAsync()
    {
        _store = await PostgresFixture.CreateAsync();
        await _bus.StartAsync();
        _queue = Stand();
    }

    public async Task DisposeAsync()
    {
        await _bus.DisposeAsync();
        await _store.DisposeAsync();
    }

    protected override Task StopAndStartAsync()
    {
        _queue = Stand();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_large_outbox_goes_in_batches()
    {
        await _queue.PublishAllAsync([.. Enumerable.Range(0, 250).Select(_ => Message.Of("k", "a", Clock.GetUtcNow(), Clock))], CancellationToken.None);

        _bus.Heard.ShouldBe(["POST /matching/messages", "POST /matching/messages", "POST /matching/messages"]);
        _kept.Count.ShouldBe(250);
    }

    [Fact]
    public async Task Nothing_is_left_at_the_bus_when_a_message_that_waited_and_failed_is_handled()
    {
        await PublishAsync("a");
        await Queue.PutBackAsync(await ReceiveAsync(), Clock.GetUtcNow().AddMinutes(1), failed: false, CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Queue.PutBackAsync(await ReceiveAsync(), Clock.GetUtcNow().AddMinutes(1), failed: true, CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Queue.CompleteAsync(await ReceiveAsync(), CancellationToken.None);

        _kept.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_busy_bus_is_asked_again()
    {
        _bus.Throttle(2);

        await PublishAsync("a");

        _kept.Count.ShouldBe(1);
        _bus.Heard.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_bus_that_stays_busy_is_told()
    {
        _bus.Throttle(4);

        (await Should.ThrowAsync<MissingQueueException>(() => PublishAsync("a"))).Message.ShouldBe("Service Bus asks us to slow down at the queue 'matching' at 127.0.0.1 (503), after 4 tries.");
        await PublishAsync("b");
    }

    [Fact]
    public async Task A_wrong_key_is_told_without_the_key()
    {
        var stranger = Stand(key: "not-the-secret");

        var fault = await Should.ThrowAsync<MissingQueueException>(() => stranger.ReceiveAsync(TimeSpan.Zero, CancellationToken.None));

        fault.Message.ShouldContain($"the key '{ServiceBusStandIn.KeyName}' is wrong");
        fault.Message.ShouldNotContain("not-the-secret");
        fault.Message.ShouldNotContain("clock");
    }

    [Fact]
    public async Task A_clock_that_is_off_is_told_when_the_token_is_refused()
    {
        await PublishAsync("a");
        _bus.Ahead = TimeSpan.FromMinutes(70);

        (await Should.ThrowAsync<MissingQueueException>(() => PublishAsync("b"))).Message.ShouldContain("Our clock differs from its clock by 70 minutes.");
    }

    [Fact]
    public async Task A_clock_ten_minutes_off_either_way_loses_nothing()
    {
        foreach (var minutes in new[] { 10, -10 })
        {
            _bus.Ahead = TimeSpan.FromMinutes(minutes);
            await PublishAsync("a");
            await Queue.CompleteAsync(await ReceiveAsync(), CancellationToken.None);
        }

        _kept.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_is_made_anew_before_it_ends()
    {
        for (var hour = 0; hour < 3; hour++)
        {
            await PublishAsync("a");
            Clock.Advance(TimeSpan.FromMinutes(45));
        }

        _kept.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_told()
    {
        var elsewhere = Stand(queue: "mathcing");

        (await Should.ThrowAsync<MissingQueueException>(() => elsewhere.ReceiveAsync(TimeSpan.Zero, CancellationToken.None))).Message.ShouldContain("Service Bus has not the queue 'mathcing'");
    }

    [Fact]
    public async Task A_bus_that_is_not_there_is_told()
    {
        await _bus.DisposeAsync();

        (await Should.ThrowAsync<MissingQueueException>(() => PublishAsync("a"))).Message.ShouldStartWith("Service Bus at 127.0.0.1 cannot be reached");
    }

    [Fact]
    public async Task What_the_bus_gave_up_itself_is_in_the_same_list()
    {
        var impatient = new StandInQueue(Clock, "impatient") { LockDuration = LockFor, MaxDeliveryCount = 1 };
        await using var bus = new ServiceBusStandIn(Clock, impatient);
        await bus.StartAsync();
        var queue = Stand(queue: "impatient", address: bus.Address);
        var message = Message.Of("k", "a", Clock.GetUtcNow(), Clock);
        await queue.PublishAsync(message, CancellationToken.None);
        (await queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None)).ShouldNotBeNull();
        Clock.Advance(LockFor + TimeSpan.FromSeconds(1));
        (await queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBeNull();

        var letter = (await queue.ListAsync(CancellationToken.None)).ShouldHaveSingleItem();

        (letter.Message.Id, letter.Reason).ShouldBe((message.Id, "Service Bus gave it up: MaxDeliveryCountExceeded."));
        impatient.Count.ShouldBe(0);
        (await queue.ReplayAsync(message.Id, CancellationToken.None)).ShouldBeTrue();
        (await queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None)).ShouldNotBeNull().Message.Id.ShouldBe(message.Id);
    }

    [Fact]
    public async Task What_cannot_be_read_is_buried_and_holds_nobody_up()
    {
        _kept.Accept("a name, perhaps", "foreign", null);
        await PublishAsync("a");

        (await ReceiveAsync()).Message.Subject.ShouldBe("a");

        (await _queue.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Reason.ShouldBe("The body of 15 bytes is not the JSON of a message.");
    }

    [Fact]
    public async Task A_lock_shorter_than_ours_is_warned_of_once()
    {
        var hasty = new StandInQueue(Clock, "hasty") { LockDuration = TimeSpan.FromSeconds(10) };
        await using var bus = new ServiceBusStandIn(Clock, hasty);
        await bus.StartAsync();
        var queue = Stand(queue: "hasty", address: bus.Address);
        await queue.PublishAllAsync([Message.Of("k", "a", Clock.GetUtcNow(), Clock), Message.Of("k", "b", Clock.GetUtcNow(), Clock)], CancellationToken.None);

        await queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None);
        await queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None);

        _log.Warnings.ShouldHaveSingleItem().ShouldContain("make it no longer than the queue's lock duration");
    }

    [Fact]
    public async Task A_message_larger_than_any_of_ours_is_refused_before_it_is_sent()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => PublishAsync(new string('x', 17 * 1024)));

        _bus.Heard.ShouldBeEmpty();
    }

    private ServiceBusQueue Stand(string key = ServiceBusStandIn.Key, string queue = "matching", Uri? address = null)
    {
        var options = new QueueOptions { LockFor = LockFor, MostAttempts = MostAttempts };
        (options.ServiceBus.Address, options.ServiceBus.Queue, options.ServiceBus.KeyName, options.ServiceBus.Key) = (address ?? _bus.Address, queue, ServiceBusStandIn.KeyName, key);
        options.ServiceBus.FirstAgainAfter = TimeSpan.FromMilliseconds(5);
        return new(new(Options.Create(options), Clock), new(_store.Store, Clock), Options.Create(options), Clock, _log);
    }
}
