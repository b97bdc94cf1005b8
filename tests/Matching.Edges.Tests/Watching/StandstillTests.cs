using Matching.Storage.Postgres.Messages;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Watching;

public sealed class StandstillTests : IAsyncLifetime
{
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_message_that_nobody_relays_stands_still_from_when_it_was_saved()
    {
        var before = _town.Clock.GetUtcNow();
        await _town.ApprovedAsync("+4523000001");
        var saved = _town.Clock.GetUtcNow();

        (await CountAsync(before)).ShouldBe(0);
        (await CountAsync(saved.AddSeconds(1))).ShouldBe(await _town.CountAsync("from outbox where published_at is null"));
        (await CountAsync(saved.AddSeconds(1))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_message_for_later_is_not_overdue_before_its_hour_and_a_dead_one_never()
    {
        var now = _town.Clock.GetUtcNow();
        await QueueAsync(now.AddHours(3));
        await QueueAsync(now.AddMinutes(-20), deadAt: now);
        await QueueAsync(now.AddMinutes(-20), lockedUntil: now.AddSeconds(30));
        (await CountAsync(now)).ShouldBe(0);

        await QueueAsync(now.AddMinutes(-20));
        (await CountAsync(now)).ShouldBe(1);
        (await CountAsync(now.AddHours(4))).ShouldBe(3);
    }

    [Fact]
    public async Task A_call_to_the_supplier_without_an_end_stands_still_and_a_sent_text_does_not()
    {
        await _town.SentAsync("+4523000001");
        await _town.Store.ExecuteAsync("update outbox set published_at = created_at", new { });
        var later = _town.Clock.GetUtcNow().AddMinutes(11);
        (await CountAsync(later)).ShouldBe(0);

        await _town.Store.ExecuteAsync("update sms_message set state = 2 where direction = 1 and template = 'T1'", new { });

        (await CountAsync(later)).ShouldBe(1);
    }

    private Task<long> CountAsync(DateTimeOffset since) => new PostgresStandstill(_town.Store.Store).CountAsync(since, CancellationToken.None);

    private Task<int> QueueAsync(DateTimeOffset visibleAt, DateTimeOffset? deadAt = null, DateTimeOffset? lockedUntil = null) => _town.Store.ExecuteAsync(
        "insert into queue_message (message_id, kind, body, visible_at, dead_at, locked_until) values (gen_random_uuid(), 'k', '{\"subject\": \"a\"}', @visibleAt, @deadAt, @lockedUntil)",
        new { visibleAt, deadAt, lockedUntil });
}
