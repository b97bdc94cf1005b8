using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Texts;

/// <summary>One text a second for all workers together: offers and answers, O13.</summary>
public sealed class SendingPaceTests : IAsyncLifetime
{
    private readonly ScriptedSmsSender _sms = new();
    private readonly List<(DateTimeOffset At, TextId Text)> _left = [];
    private OfferTown _town = null!;
    private int _asked;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync(
        services => services.AddSingleton<ISmsSender>(_sms).Configure<SendingOptions>(sending => sending.PerSecond = 1));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Many_texts_of_one_morning_leave_in_order_one_a_second()
    {
        await WaitingAsync(120);

        await SendAsync(workers: 4);

        _left.Select(one => one.Text).ShouldBe(_left.Select(one => one.Text).OrderBy(text => text.Value));
        _left.Count.ShouldBe(120);
        _left.Zip(_left.Skip(1), (one, next) => next.At - one.At).ShouldAllBe(gap => gap >= TimeSpan.FromSeconds(1));
        (_left[^1].At - _left[0].At).ShouldBeLessThan(TimeSpan.FromSeconds(119 * 1.2));
        _asked.ShouldBeLessThan(120 * 4);
    }

    [Fact]
    public async Task A_receipt_goes_before_offers_that_have_waited_longer_and_a_code_before_both()
    {
        await WaitingAsync(20);
        var late = await WaitingAsync(1, "T7", exempt: true);
        var code = await WaitingAsync(1, "code", exempt: true);

        await SendAsync(workers: 1);

        _left.Take(3).Select(one => one.Text).ShouldBe([_left[0].Text, code[0], late[0]]);
        _left.Count.ShouldBe(22);
    }

    [Fact]
    public async Task A_text_whose_worker_died_in_line_holds_nobody_up_for_long()
    {
        var ids = await WaitingAsync(3);
        await _town.Get<SendText>().HandleAsync(ids[0], CancellationToken.None);
        await _town.Get<SendText>().HandleAsync(ids[1], CancellationToken.None);
        (await _town.Get<SendText>().HandleAsync(ids[2], CancellationToken.None)).ShouldBeOfType<SendTextOutcome.WaitsUntil>();
        _town.Clock.Advance(TimeSpan.FromSeconds(30));
        (await _town.Get<SendText>().HandleAsync(ids[2], CancellationToken.None)).ShouldBeOfType<SendTextOutcome.WaitsUntil>();

        _town.Clock.Advance(TimeSpan.FromSeconds(2));

        (await _town.Get<SendText>().HandleAsync(ids[2], CancellationToken.None)).ShouldBeOfType<SendTextOutcome.Done>();
    }

    [Fact]
    public async Task Two_workers_at_the_same_instant_send_one_text()
    {
        var ids = await WaitingAsync(8);

        await Task.WhenAll(ids.Select(id => Task.Run(() => _town.Get<SendText>().HandleAsync(id, CancellationToken.None))));

        _sms.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task At_several_a_second_a_text_waits_for_no_certain_other()
    {
        _town.Get<IOptions<SendingOptions>>().Value.PerSecond = 4;
        var ids = await WaitingAsync(3);
        await _town.Get<SendText>().HandleAsync(ids[0], CancellationToken.None);
        (await _town.Get<SendText>().HandleAsync(ids[1], CancellationToken.None)).ShouldBeOfType<SendTextOutcome.WaitsUntil>();
        (await _town.Get<SendText>().HandleAsync(ids[2], CancellationToken.None)).ShouldBeOfType<SendTextOutcome.WaitsUntil>();

        _town.Clock.Advance(TimeSpan.FromMilliseconds(250));

        (await _town.Get<SendText>().HandleAsync(ids[2], CancellationToken.None)).ShouldBeOfType<SendTextOutcome.Done>();
    }

    /// <summary>As workers do it: each text is asked for again when it said it should be.</summary>
    private async Task SendAsync(int workers)
    {
        var due = new PriorityQueue<TextId, DateTimeOffset>();
        foreach (var id in await _town.Store.QueryAsync<Guid>("select id from sms_message where direction = 1 and state = 1 order by line nulls first, id"))
        {
            due.Enqueue(new(id), _town.Clock.GetUtcNow());
        }

        while (due.TryDequeue(out var text, out var at))
        {
            if (at > _town.Clock.GetUtcNow())
            {
                _town.Clock.Advance(at - _town.Clock.GetUtcNow());
            }

            var batch = new List<TextId> { text };
            while (batch.Count < workers && due.TryPeek(out _, out var next) && next <= at)
            {
                batch.Add(due.Dequeue());
            }

            await Task.WhenAll(batch.Select(one => Task.Run(() => AskAsync(one, due))));
        }
    }

    private async Task AskAsync(TextId text, PriorityQueue<TextId, DateTimeOffset> due)
    {
        var outcome = await _town.Get<SendText>().HandleAsync(text, CancellationToken.None);
        lock (_left)
        {
            _asked++;
            if (outcome is SendTextOutcome.WaitsUntil waits)
            {
                due.Enqueue(text, waits.At);
            }
            else
            {
                outcome.ShouldBeOfType<SendTextOutcome.Done>();
                _left.Add((_town.Clock.GetUtcNow(), text));
            }
        }
    }

    private async Task<IReadOnlyList<TextId>> WaitingAsync(int texts, string template = "T15", bool exempt = false)
    {
        var now = _town.Clock.GetUtcNow();
        var ids = Enumerable.Range(0, texts).Select(_ => TextId.New(TimeProvider.System)).OrderBy(id => id.Value).ToList();
        await _town.Store.ExecuteAsync(
            """
            insert into sms_message (id, direction, municipality_code, phone, template, body, segments, state, marker, created_at, exempt_until)
            select id, 1, '0791', '+45230' || lpad(n::text, 5, '0'), @template, 'x', 1, 1, id::text, @now, @until from unnest(@ids) with ordinality as one (id, n)
            """,
            new { ids = ids.Select(id => id.Value).ToArray(), template, now, until = exempt ? now.AddHours(1) : (DateTimeOffset?)null });
        return ids;
    }
}
