using System.Diagnostics;
using Matching.Channels.Queues;
using Matching.Channels.Queues.PostgresQueues;
using Matching.Core.Messages;
using Matching.Storage.Postgres.Messages;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Queues;

public sealed class InMemoryQueueTests : MessageQueueContract
{
    private readonly InMemoryQueue _queue;

    public InMemoryQueueTests() => _queue = new(Clock, LockFor, MostAttempts);

    protected override IMessageQueue Queue => _queue;

    protected override IMessagePublisher Publisher => _queue;

    protected override IDeadLetters DeadLetters => _queue;
}

public sealed class PostgresQueueTests : MessageQueueContract, IAsyncLifetime
{
    private PostgresFixture _store = null!;
    private PostgresWakeUp _wakeUp = null!;
    private PostgresQueue _queue = null!;

    protected override IMessageQueue Queue => _queue;

    protected override IMessagePublisher Publisher => _queue;

    protected override IDeadLetters DeadLetters => _queue;

    public async Task InitializeAsync()
    {
        _store = await PostgresFixture.CreateAsync();
        _wakeUp = new(_store.Store, NullLogger<PostgresWakeUp>.Instance);
        _queue = new(_store.Store, _wakeUp, Options.Create(new QueueOptions { LockFor = LockFor, MostAttempts = MostAttempts }), Clock);
    }

    public async Task DisposeAsync()
    {
        await _wakeUp.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Who_waits_is_woken_at_once_by_a_message_from_another_connection()
    {
        (await _queue.ReceiveAsync(TimeSpan.FromMilliseconds(300), CancellationToken.None)).ShouldBeNull();
        var waiting = Task.Run(() => _queue.ReceiveAsync(TimeSpan.FromSeconds(60), CancellationToken.None));
        var watch = Stopwatch.StartNew();

        await _queue.PublishAsync(Message.Of("k", "a", Clock.GetUtcNow(), Clock), CancellationToken.None);

        (await waiting).ShouldNotBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Two_relays_at_once_hand_every_message_on_and_none_is_left()
    {
        for (var n = 0; n < 100; n++)
        {
            await _store.ExecuteAsync(
                "insert into outbox (message_id, kind, body, not_before, created_at) values (gen_random_uuid(), 'k', '{\"subject\": \"a\"}', @now, @now)", new { now = Clock.GetUtcNow() });
        }

        var outbox = new PostgresOutbox(_store.Store, Clock);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await outbox.RelayAsync(messages => _queue.PublishAllAsync(messages, CancellationToken.None), 10, CancellationToken.None) > 0)
            {
                continue;
            }
        })));

        (await _store.ScalarAsync<int>("select count(*)::int from queue_message")).ShouldBe(100);
        (await _store.ScalarAsync<int>("select count(*)::int from outbox where published_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_handed_on_long_ago_is_forgotten_and_what_waits_stays()
    {
        var now = Clock.GetUtcNow();
        await _store.ExecuteAsync(
            """
            insert into outbox (message_id, kind, body, not_before, created_at, published_at)
            select gen_random_uuid(), 'k', '{}', @now, @now - interval '60 days', at
            from unnest(array[@now - interval '15 days', @now - interval '14 days', null]) at, generate_series(1, 3)
            """,
            new { now });

        (await new PostgresOutbox(_store.Store, Clock).ForgetAsync(now.AddDays(-14), CancellationToken.None)).ShouldBe(3);

        (await _store.ScalarAsync<int>("select count(*)::int from outbox")).ShouldBe(6);
    }

    [Fact]
    public async Task What_is_due_at_once_waits_for_no_clock_that_is_ahead_and_what_is_for_later_keeps_its_hour()
    {
        var now = Clock.GetUtcNow();
        await _store.ExecuteAsync(
            """
            insert into outbox (message_id, kind, body, not_before, created_at) values
                (gen_random_uuid(), 'k', '{"subject": "at once"}', @ahead, @ahead), (gen_random_uuid(), 'k', '{"subject": "later"}', @later, @now)
            """,
            new { now, ahead = now.AddMinutes(10), later = now.AddHours(1) });

        await new PostgresOutbox(_store.Store, Clock).RelayAsync(messages => _queue.PublishAllAsync(messages, CancellationToken.None), 10, CancellationToken.None);

        (await _store.QueryAsync<string>("select body ->> 'subject' from queue_message where visible_at <= @now", new { now = Clock.GetUtcNow() })).ShouldBe(["at once"]);
        (await _store.QueryAsync<string>("select body ->> 'subject' from queue_message where visible_at = @later", new { later = now.AddHours(1) })).ShouldBe(["later"]);
    }

    [Fact]
    public async Task A_relay_that_dies_between_handing_on_and_marking_hands_on_again()
    {
        await _store.ExecuteAsync(
            "insert into outbox (message_id, kind, body, not_before, created_at) values (gen_random_uuid(), 'k', '{\"subject\": \"a\"}', @now, @now)", new { now = Clock.GetUtcNow() });
        var outbox = new PostgresOutbox(_store.Store, Clock);

        await Should.ThrowAsync<InvalidOperationException>(() => outbox.RelayAsync(
            async messages =>
            {
                await _queue.PublishAllAsync(messages, CancellationToken.None);
                throw new InvalidOperationException("dies here");
            },
            10,
            CancellationToken.None));
        (await outbox.RelayAsync(messages => _queue.PublishAllAsync(messages, CancellationToken.None), 10, CancellationToken.None)).ShouldBe(1);

        (await _store.ScalarAsync<int>("select count(*)::int from queue_message")).ShouldBe(1);
    }
}
