using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Matching.Core.Messages;
using Matching.Testing.Stores;
using Shouldly;

namespace Matching.Testing.Offers;

/// <summary>What every queue does: at least once, locked for a time, later when asked, and nothing lost. Order is not promised.</summary>
public abstract class MessageQueueContract
{
    protected const int MostAttempts = 3;

    protected static readonly TimeSpan LockFor = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected ManualClock Clock { get; } = ManualClock.OnAnOrdinaryMonday();

    protected abstract IMessageQueue Queue { get; }

    protected abstract IMessagePublisher Publisher { get; }

    protected abstract IDeadLetters DeadLetters { get; }

    /// <summary>How long nothing comes before nothing is there.</summary>
    protected virtual TimeSpan Quiet => TimeSpan.FromMilliseconds(1);

    /// <summary>Deliveries of a message that was published twice.</summary>
    protected virtual int MostOfTwo => 1;

    /// <summary>The process that receives ends in order, and another one begins.</summary>
    protected virtual Task StopAndStartAsync() => Task.CompletedTask;

    [ContractFact]
    public async Task What_is_published_is_received_whole_and_when_completed_never_again()
    {
        var message = await PublishAsync("a");

        var delivery = await ReceiveAsync();
        (delivery.Message with { NotBefore = message.NotBefore }).ShouldBe(message);
        delivery.Attempts.ShouldBe(1);
        await Queue.CompleteAsync(delivery, CancellationToken.None);

        Clock.Advance(LockFor * 3);
        await NothingComesAsync();
    }

    [ContractFact]
    public async Task The_trace_a_message_was_raised_in_travels_with_it()
    {
        var message = Message.Of("k", "a", Clock.GetUtcNow(), Clock) with { Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        await Publisher.PublishAsync(message, CancellationToken.None);

        var delivery = await ReceiveAsync();

        delivery.Message.Trace.ShouldBe(message.Trace);
        await Queue.CompleteAsync(delivery, CancellationToken.None);
    }

    [ContractFact]
    public async Task A_message_published_twice_is_the_same_message()
    {
        var message = await PublishAsync("a");
        await Publisher.PublishAsync(message, CancellationToken.None);

        var deliveries = new List<Delivery> { await ReceiveAsync() };
        while (await Queue.ReceiveAsync(Quiet, CancellationToken.None) is { } again)
        {
            deliveries.Add(again);
        }

        deliveries.Select(delivery => delivery.Message.Id).ShouldAllBe(id => id == message.Id);
        deliveries.Count.ShouldBeLessThanOrEqualTo(MostOfTwo);
        foreach (var delivery in deliveries)
        {
            await Queue.CompleteAsync(delivery, CancellationToken.None);
        }

        Clock.Advance(LockFor * 3);
        await NothingComesAsync();
    }

    [ContractFact]
    public async Task Many_published_together_all_come()
    {
        var messages = Enumerable.Range(0, 250).Select(n => Message.Of("k", n.ToString(CultureInfo.InvariantCulture), Clock.GetUtcNow(), Clock)).ToList();

        await Publisher.PublishAllAsync(messages, CancellationToken.None);

        (await HandleAllAsync(receivers: 1, messages.Count)).ShouldBe(messages.Select(m => m.Subject), ignoreOrder: true);
    }

    [ContractFact]
    public async Task A_locked_message_is_nobody_elses_until_the_lock_ends()
    {
        await PublishAsync("a");
        var first = await ReceiveAsync();
        Clock.Advance(LockFor - TimeSpan.FromSeconds(1));
        await NothingComesAsync();

        Clock.Advance(TimeSpan.FromSeconds(2));
        var second = await ReceiveAsync();

        second.Attempts.ShouldBe(2);
        (await Queue.RenewAsync(first, CancellationToken.None)).ShouldBeFalse();
        (await Queue.RenewAsync(second, CancellationToken.None)).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Who_lost_the_lock_decides_nothing_any_more()
    {
        await PublishAsync("a");
        var first = await ReceiveAsync();
        Clock.Advance(LockFor + TimeSpan.FromSeconds(1));
        var second = await ReceiveAsync();

        await Queue.CompleteAsync(first, CancellationToken.None);
        await Queue.PutBackAsync(first, Clock.GetUtcNow(), failed: true, CancellationToken.None);
        await Queue.PutBackAsync(first, Clock.GetUtcNow(), failed: false, CancellationToken.None);
        await DeadLetters.BuryAsync(first, "too late", CancellationToken.None);

        await NothingComesAsync();
        (await DeadLetters.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        await Queue.PutBackAsync(second, Clock.GetUtcNow(), failed: false, CancellationToken.None);
        await ReceiveAsync();
    }

    [ContractFact]
    public async Task A_renewed_lock_lasts_another_full_time()
    {
        await PublishAsync("a");
        var delivery = await ReceiveAsync();
        Clock.Advance(LockFor - TimeSpan.FromSeconds(1));

        (await Queue.RenewAsync(delivery, CancellationToken.None)).ShouldBeTrue();

        Clock.Advance(LockFor - TimeSpan.FromSeconds(1));
        await NothingComesAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));
        await ReceiveAsync();
    }

    [ContractFact]
    public async Task What_is_for_later_comes_later()
    {
        await Publisher.PublishAsync(Message.Of("k", "a", Clock.GetUtcNow().AddHours(1), Clock), CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(59));
        await NothingComesAsync();

        Clock.Advance(TimeSpan.FromMinutes(2));

        (await ReceiveAsync()).Attempts.ShouldBe(1);
    }

    [ContractFact]
    public async Task Waiting_is_no_attempt() => (await PutBackAsync(failed: false, TimeSpan.FromMinutes(10))).ShouldBe(1);

    [ContractFact]
    public async Task Failing_is_an_attempt() => (await PutBackAsync(failed: true, TimeSpan.FromMinutes(10))).ShouldBe(2);

    [ContractFact]
    public async Task What_a_stop_interrupts_comes_at_once_and_has_not_failed() => (await PutBackAsync(failed: false, TimeSpan.Zero)).ShouldBe(1);

    [ContractFact]
    public async Task What_fails_may_come_at_once() => (await PutBackAsync(failed: true, TimeSpan.Zero)).ShouldBe(2);

    [ContractFact]
    public async Task Attempts_are_counted_through_waits_failures_and_lost_locks()
    {
        await PublishAsync("a");
        await Queue.PutBackAsync(await ReceiveAsync(), Clock.GetUtcNow().AddMinutes(1), failed: true, CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Queue.PutBackAsync(await ReceiveAsync(), Clock.GetUtcNow().AddMinutes(1), failed: false, CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(2));
        (await ReceiveAsync()).Attempts.ShouldBe(2);

        Clock.Advance(LockFor + TimeSpan.FromSeconds(1));

        (await ReceiveAsync()).Attempts.ShouldBe(3);
    }

    [ContractFact]
    public async Task A_buried_message_is_listed_with_its_reason_and_can_be_replayed_once()
    {
        var message = await PublishAsync("a");
        var delivery = await ReceiveAsync();

        await DeadLetters.BuryAsync(delivery, "cannot be read", CancellationToken.None);

        Clock.Advance(LockFor * 2);
        await NothingComesAsync();
        var letter = (await DeadLetters.ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (letter.Message.Id, letter.Message.Kind, letter.Message.Subject, letter.Reason, letter.Attempts).ShouldBe((message.Id, "k", "a", "cannot be read", 1));
        (await DeadLetters.ReplayAsync(message.Id, CancellationToken.None)).ShouldBeTrue();
        (await DeadLetters.ReplayAsync(message.Id, CancellationToken.None)).ShouldBeFalse();
        (await DeadLetters.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        var again = await ReceiveAsync();
        (again.Message.Id, again.Attempts).ShouldBe((message.Id, 1));
        await DeadLetters.BuryAsync(again, "still not", CancellationToken.None);
        (await DeadLetters.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Reason.ShouldBe("still not");
        (await DeadLetters.ReplayAsync(message.Id, CancellationToken.None)).ShouldBeTrue();
        (await ReceiveAsync()).Message.Id.ShouldBe(message.Id);
    }

    [ContractFact]
    public async Task A_message_that_ends_every_worker_is_buried_after_the_most_attempts()
    {
        var message = await PublishAsync("a");
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            (await ReceiveAsync()).Attempts.ShouldBe(attempt);
            Clock.Advance(LockFor + TimeSpan.FromSeconds(1));
        }

        // The message is on its way back to us: whoever looks for the next one buries it.
        await Eventually.TrueAsync(
            async () => await Queue.ReceiveAsync(Quiet, CancellationToken.None) is null && (await DeadLetters.ListAsync(CancellationToken.None)).Count == 1, Patience, "the message is buried");

        var letter = (await DeadLetters.ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        letter.Message.Id.ShouldBe(message.Id);
        letter.Reason.ShouldStartWith("3 deliveries ended without a word");
        (await DeadLetters.ReplayAsync(message.Id, CancellationToken.None)).ShouldBeTrue();
        (await ReceiveAsync()).Attempts.ShouldBe(1);
    }

    [ContractFact]
    public async Task A_receiver_that_stops_leaves_everything_to_the_next()
    {
        foreach (var subject in new[] { "a", "b", "c", "d", "e", "f" })
        {
            await PublishAsync(subject);
        }

        await Queue.CompleteAsync(await ReceiveAsync(), CancellationToken.None);
        await ReceiveAsync();
        await StopAndStartAsync();
        Clock.Advance(LockFor + TimeSpan.FromSeconds(1));

        (await HandleAllAsync(receivers: 1, 5)).Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
    }

    [ContractFact]
    public async Task Many_receivers_share_the_messages_and_each_is_handled_once()
    {
        await Publisher.PublishAllAsync(
            [.. Enumerable.Range(0, 200).Select(n => Message.Of("k", n.ToString(CultureInfo.InvariantCulture), Clock.GetUtcNow(), Clock))], CancellationToken.None);

        var handled = await HandleAllAsync(receivers: 8, 200);

        handled.Count.ShouldBe(200);
        handled.Distinct(StringComparer.Ordinal).Count().ShouldBe(200);
    }

    protected async Task<Message> PublishAsync(string subject)
    {
        var message = Message.Of("k", subject, Clock.GetUtcNow(), Clock);
        await Publisher.PublishAsync(message, CancellationToken.None);
        return message;
    }

    protected async Task<Delivery> ReceiveAsync() => (await Queue.ReceiveAsync(Patience, CancellationToken.None)).ShouldNotBeNull();

    protected async Task NothingComesAsync() => (await Queue.ReceiveAsync(Quiet, CancellationToken.None)).ShouldBeNull();

    /// <summary>The attempts of the delivery after a first one was put back.</summary>
    private async Task<int> PutBackAsync(bool failed, TimeSpan wait)
    {
        await PublishAsync("a");
        await Queue.PutBackAsync(await ReceiveAsync(), Clock.GetUtcNow() + wait, failed, CancellationToken.None);
        if (wait > TimeSpan.Zero)
        {
            await NothingComesAsync();
            Clock.Advance(wait + TimeSpan.FromMinutes(1));
        }

        return (await ReceiveAsync()).Attempts;
    }

    private async Task<IReadOnlyCollection<string>> HandleAllAsync(int receivers, int expected)
    {
        var (handled, watch) = (new ConcurrentBag<string>(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, receivers).Select(_ => Task.Run(async () =>
        {
            while (handled.Count < expected && watch.Elapsed < Patience)
            {
                if (await Queue.ReceiveAsync(Quiet, CancellationToken.None) is { } delivery)
                {
                    handled.Add(delivery.Message.Subject);
                    await Queue.CompleteAsync(delivery, CancellationToken.None);
                }
            }
        })));
        await NothingComesAsync();
        return handled;
    }
}
