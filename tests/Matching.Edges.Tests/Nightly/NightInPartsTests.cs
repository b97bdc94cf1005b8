using Matching.Core.Nightly;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

/// <summary>A night whose parts others say: the same bytes with all of them, with some, with none, and with those of a night that was taken over.</summary>
public sealed class NightInPartsTests : IAsyncLifetime
{
    private const int Parts = 5;

    private readonly PostgresFixture _database = new();
    private readonly PostgresFixture _beside = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));

    public Task InitializeAsync() => Task.WhenAll(_database.InitializeAsync(), _beside.InitializeAsync());

    public Task DisposeAsync() => Task.WhenAll(_database.DisposeAsync(), _beside.DisposeAsync());

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4 })]
    [InlineData(new[] { 3 })]
    [InlineData(new int[0])]
    public async Task It_has_the_bytes_of_a_night_in_one_process_whichever_parts_were_lost(int[] said)
    {
        var alone = await RunAsync(_beside, new PostgresNightParts(_beside.Store), inPartsFrom: int.MaxValue);

        var helped = await RunAsync(_database, new HelpedParts(new PostgresNightParts(_database.Store), said, _clock), inPartsFrom: 1);

        (helped.PlanHash, helped.FactsHash).ShouldBe((alone.PlanHash, alone.FactsHash));
        (await UnplacedAsync(_database)).ShouldBe(await UnplacedAsync(_beside));
        (await _database.ScalarAsync<long>("select count(*) from night_part")).ShouldBe(said.Length);
        (await _database.ScalarAsync<long>("select count(*) from night_part where said is not null")).ShouldBe(0);
        (await _database.ScalarAsync<long>("select count(*) from outbox where kind = 'night-part-offered'")).ShouldBe(Parts);
        (await _beside.ScalarAsync<long>("select count(*) from outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task A_small_night_is_offered_to_nobody_and_its_facts_are_kept_all_the_same()
    {
        await RunAsync(_database, new HelpedParts(new PostgresNightParts(_database.Store), [0], _clock), inPartsFrom: 1000);

        (await _database.ScalarAsync<long>("select count(*) from outbox")).ShouldBe(0);
        (await _database.ScalarAsync<bool>("select facts is not null from night")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_said_twice_is_kept_once_and_what_nobody_waits_for_is_not_said()
    {
        var (parts, night) = (new PostgresNightParts(_database.Store), new NightLease(Guid.CreateVersion7(_clock.GetUtcNow()), Guid.CreateVersion7(_clock.GetUtcNow())));
        await RunningAsync(night);
        using var say = new SayPart(parts, new NightsHere(), _clock);
        var part = new NightPart(night.Lease, 0, Parts);

        (await say.HandleAsync(part, CancellationToken.None)).ShouldBe(SayPartOutcome.NotWanted, "no facts were offered yet");
        (await parts.OfferAsync(night, await FactsAsync(), Parts, _clock.GetUtcNow(), CancellationToken.None)).ShouldBeTrue();
        (await say.HandleAsync(part, CancellationToken.None)).ShouldBe(SayPartOutcome.Said);
        (await say.HandleAsync(part, CancellationToken.None)).ShouldBe(SayPartOutcome.NotWanted);
        (await parts.SaidAsync(night, CancellationToken.None)).Count.ShouldBe(1);

        await parts.KeepAsync(part, [1, 2, 3], _clock.GetUtcNow(), CancellationToken.None);
        (await parts.SaidAsync(night, CancellationToken.None)).ShouldHaveSingleItem().Length.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_night_that_was_taken_over_hears_nothing_of_the_one_before()
    {
        var (parts, night) = (new PostgresNightParts(_database.Store), new NightLease(Guid.CreateVersion7(_clock.GetUtcNow()), Guid.CreateVersion7(_clock.GetUtcNow())));
        await RunningAsync(night);
        await parts.OfferAsync(night, await FactsAsync(), Parts, _clock.GetUtcNow(), CancellationToken.None);
        using var say = new SayPart(parts, new NightsHere(), _clock);
        await say.HandleAsync(new NightPart(night.Lease, 0, Parts), CancellationToken.None);
        var next = night with { Lease = Guid.CreateVersion7(_clock.GetUtcNow()) };

        await _database.ExecuteAsync("update night set lease_id = @Lease", new { next.Lease });

        (await say.HandleAsync(new NightPart(night.Lease, 1, Parts), CancellationToken.None)).ShouldBe(SayPartOutcome.NotWanted);
        await parts.KeepAsync(new NightPart(night.Lease, 2, Parts), [1], _clock.GetUtcNow(), CancellationToken.None);
        (await parts.OfferAsync(night, [1], Parts, _clock.GetUtcNow(), CancellationToken.None)).ShouldBeFalse();
        (await parts.SaidAsync(next, CancellationToken.None)).ShouldBeEmpty();
        (await _database.ScalarAsync<long>("select count(*) from night_part")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_runs_the_night_leaves_its_parts_to_others_until_it_has_ended()
    {
        var here = new NightsHere();
        var parts = new OwnWorker(new PostgresNightParts(_database.Store), here, _clock);
        var stand = new NightStand(_database, _clock) { Parts = parts, Here = here };
        (stand.Options.InPartsFrom, stand.Options.Parts) = (1, Parts);
        await stand.ImportAsync(SmallTown.Folder);

        (await stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>();

        parts.During.ShouldBe(SayPartOutcome.OwnNight);
        using var say = new SayPart(parts, here, _clock);
        (await say.HandleAsync(parts.Asked!, CancellationToken.None)).ShouldBe(SayPartOutcome.NotWanted);
    }

    [Theory]
    [InlineData("0193b0c8-0000-7000-8000-000000000001/3/4", true)]
    [InlineData("0193b0c8-0000-7000-8000-000000000001/4/4", false)]
    [InlineData("0193b0c8-0000-7000-8000-000000000001/-1/4", false)]
    [InlineData("0193b0c8-0000-7000-8000-000000000001/3", false)]
    [InlineData("tonight/3/4", false)]
    public void A_part_is_written_and_read_the_same(string subject, bool isOne) => (NightPart.Read(subject)?.ToString()).ShouldBe(isOne ? subject : null);

    private async Task<PlannedNight> RunAsync(PostgresFixture database, INightParts parts, int inPartsFrom)
    {
        var stand = new NightStand(database, _clock) { Parts = parts };
        (stand.Options.InPartsFrom, stand.Options.Parts) = (inPartsFrom, Parts);
        await stand.ImportAsync(SmallTown.Folder);
        return (await stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night;
    }

    private static async Task<string> UnplacedAsync(PostgresFixture database) =>
        string.Join('\n', await database.QueryAsync<string>("select (to_jsonb(u) - 'night_id' - 'id')::text from unplaced u order by 1"));

    private Task<int> RunningAsync(NightLease night) => _database.ExecuteAsync(
        "insert into night (id, area, local_date, state, started_at, lease_until, lease_id, seed) values (@Night, 'all', '2026-11-20', 1, now(), now() + interval '1 minute', @Lease, '1')", night);

    private static Task<byte[]> FactsAsync() => Task.FromResult(CanonicalFacts.Zipped(CanonicalFacts.Bytes(
        new PlanNight(TimeProvider.System).Facts(SmallTown.Folder.ToBoard(), new(new(2026, 11, 20), PolicyFile.Default)).Problem)));

    /// <summary>The real parts, where the process that runs the night gets the first message itself.</summary>
    private sealed class OwnWorker(INightParts parts, NightsHere here, TimeProvider clock) : INightParts
    {
        public SayPartOutcome During { get; private set; }

        public NightPart? Asked { get; private set; }

        public async Task<bool> OfferAsync(NightLease lease, byte[] zippedFacts, int count, DateTimeOffset at, CancellationToken stopping)
        {
            var offered = await parts.OfferAsync(lease, zippedFacts, count, at, stopping);
            Asked = new NightPart(lease.Lease, 0, count);
            using var own = new SayPart(parts, here, clock);
            During = await own.HandleAsync(Asked, stopping);
            return offered;
        }

        public Task<byte[]?> FactsAsync(NightPart part, CancellationToken stopping) => parts.FactsAsync(part, stopping);

        public Task KeepAsync(NightPart part, byte[] zippedMisses, DateTimeOffset at, CancellationToken stopping) => parts.KeepAsync(part, zippedMisses, at, stopping);

        public Task<IReadOnlyList<byte[]>> SaidAsync(NightLease lease, CancellationToken stopping) => parts.SaidAsync(lease, stopping);
    }

    /// <summary>The real parts, and others who say some of them before the night goes on; the rest is lost.</summary>
    private sealed class HelpedParts(INightParts parts, int[] said, TimeProvider clock) : INightParts
    {
        public async Task<bool> OfferAsync(NightLease lease, byte[] zippedFacts, int count, DateTimeOffset at, CancellationToken stopping)
        {
            var offered = await parts.OfferAsync(lease, zippedFacts, count, at, stopping);
            using var other = new SayPart(parts, new NightsHere(), clock);
            foreach (var part in said)
            {
                (await other.HandleAsync(new NightPart(lease.Lease, part, count), stopping)).ShouldBe(SayPartOutcome.Said);
            }

            return offered;
        }

        public Task<byte[]?> FactsAsync(NightPart part, CancellationToken stopping) => parts.FactsAsync(part, stopping);

        public Task KeepAsync(NightPart part, byte[] zippedMisses, DateTimeOffset at, CancellationToken stopping) => parts.KeepAsync(part, zippedMisses, at, stopping);

        public Task<IReadOnlyList<byte[]>> SaidAsync(NightLease lease, CancellationToken stopping) => parts.SaidAsync(lease, stopping);
    }
}
