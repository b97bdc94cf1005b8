using System.Collections.Concurrent;
using Matching.Core.Messages;
using Shouldly;
using Xunit;

namespace Matching.Testing.Offers;

/// <summary>What every queue does: at least once, locked for a time, later when asked, and nothing lost. Order is not promised.</summary>
public abstract class MessageQueueContract
{
    protected static readonly TimeSpan LockFor = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan NoWait = TimeSpan.FromMilliseconds(1);

    protected ManualClock Clock { get; } = ManualClock.OnAnOrdinaryMonday();

    protected abstract IMessageQueue Queue { get; }

    protected abstract IMessagePublisher Publisher { get; }

    protected abstract IDeadLetters DeadLetters { get; }

    [Fact]
    public async Task What_is_published_is_received_whole_and_when_completed_never_again()
    {
        var message = await PublishAsync("a");

        var delivery = (await ReceiveAsync()).ShouldNotBeNull();
        (delivery.Message with { NotBefore = message.NotBefore }).ShouldBe(message);
        delivery.Attempts.ShouldBe(1);
        await Queue.CompleteAsync(delivery, CancellationToken.None);

        Clock.Advance(LockFor * 3);
        (await ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_message_published_twice_is_one()
    {
        var message = await PublishAsync("a");
        await Publisher.PublishAsync(message, CancellationToken.None);

        (await ReceiveAsync()).ShouldNotBeNull();
        (await ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_locked_message_is_nobody_elses_until_the_lock_ends()
    {
        await PublishAsync("a");
        var first = (await ReceiveAsync()).ShouldNotBeNull();
        Clock.Advance(LockFor - TimeSpan.FromSeconds(1));
        (await ReceiveAsync()).ShouldBeNull();

        Clock.Advance(TimeSpan.FromSeconds(2));
        var second = (await ReceiveAsync()).ShouldNotBeNull();

        second.Attempts.ShouldBe(2);
        await Queue.CompleteAsync(first, CancellationToken.None);
        (await Queue.RenewAsync(first, CancellationToken.None)).ShouldBeFalse();
        (await Queue.RenewAsync(second, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_renewed_lock_lasts_another_full_time()
    {
        await PublishAsync("a");
        var delivery = (await ReceiveAsync()).ShouldNotBeNull();
        Clock.Advance(LockFor - TimeSpan.FromSeconds(1));

        (await Queue.RenewAsync(delivery, CancellationToken.None)).ShouldBeTrue();

        Clock.Advance(LockFor - TimeSpan.FromSeconds(1));
        (await ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_for_later_comes_later()
    {
        await Publisher.PublishAsync(Message.Of("k", "a", Clock.GetUtcNow().AddHours(1), Clock), CancellationToken.None);
        (await ReceiveAsync()).ShouldBeNull();

        Clock.Advance(TimeSpan.FromMinutes(61));

        (await ReceiveAsync()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Waiting_is_no_attempt_and_failing_is(bool failed, int attempts)
    {
        await PublishAsync("a");
        var delivery = (await ReceiveAsync()).ShouldNotBeNull();

        await Queue.PutBackAsync(delivery, Clock.GetUtcNow().AddMinutes(10), failed, CancellationToken.None);
        (await ReceiveAsync()).ShouldBeNull();
        Clock.Advance(TimeSpan.FromMinutes(11));

        (await ReceiveAsync()).ShouldNotBeNull().Attempts.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_buried_message_is_listed_with_its_reason_and_can_be_replayed_once()
    {
        var message = await PublishAsync("a");
        var delivery = (await ReceiveAsync()).ShouldNotBeNull();

        await DeadLetters.BuryAsync(delivery, "cannot be read", CancellationToken.None);

        Clock.Advance(LockFor * 2);
        (await ReceiveAsync()).ShouldBeNull();
        (await DeadLetters.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Reason.ShouldBe("cannot be read");
        (await DeadLetters.ReplayAsync(message.Id, CancellationToken.None)).ShouldBeTrue();
        (await DeadLetters.ReplayAsync(message.Id, CancellationToken.None)).ShouldBeFalse();
        (await ReceiveAsync()).ShouldNotBeNull().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Many_receivers_share_the_messages_and_each_is_handled_once()
    {
        for (var n = 0; n < 200; n++)
        {
            await PublishAsync($"{n}");
        }

        var handled = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (await ReceiveAsync() is { } delivery)
            {
                handled.Add(delivery.Message.Subject);
                await Queue.CompleteAsync(delivery, CancellationToken.None);
            }
        })));

        handled.Count.ShouldBe(200);
        handled.Distinct(StringComparer.Ordinal).Count().ShouldBe(200);
    }

    private async Task<Message> PublishAsync(string subject)
    {
        var message = Message.Of("k", subject, Clock.GetUtcNow(), Clock);
        await Publisher.PublishAsync(message, CancellationToken.None);
        return message;
    }

    private Task<Delivery?> ReceiveAsync() => Queue.ReceiveAsync(NoWait, CancellationToken.None);
}
