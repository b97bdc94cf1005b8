using Matching.Core.Nightly;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

public sealed class LeaseKeeperTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly PostgresFixture _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await new NightStand(_database, TimeProvider.System).ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_night_that_takes_longer_than_its_lease_keeps_it_and_tells_how_far_it_is()
    {
        var nights = new SlowNights(new PostgresNights(_database.Store));
        var running = Run(nights);
        await nights.Publishing.Task.WaitAsync(Deadline);
        var lease = await _database.ScalarAsync<DateTime>("select lease_until from night");

        await Eventually.TrueAsync(async () => await _database.ScalarAsync<DateTime>("select lease_until from night") > lease, Deadline, "the lease was renewed");
        var steps = await _database.ScalarAsync<string>("select string_agg(key, ' ' order by key) from night, jsonb_object_keys(steps) key where state = 1");
        nights.MayPublish.SetResult();

        (await running.WaitAsync(Deadline)).ShouldBeOfType<NightOutcome.Published>();
        steps.ShouldNotBeNull().ShouldContain("assign");
    }

    [Fact]
    public async Task A_night_that_somebody_took_over_stops_and_publishes_nothing()
    {
        var nights = new SlowNights(new PostgresNights(_database.Store));
        var running = Run(nights);
        await nights.Publishing.Task.WaitAsync(Deadline);

        await _database.ExecuteAsync("update night set lease_id = gen_random_uuid()");

        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(Deadline));
        (await _database.ScalarAsync<string>("select state || ' ' || (select count(*) from proposal) from night")).ShouldBe("1 0");
    }

    private Task<NightOutcome> Run(SlowNights nights)
    {
        var stand = new NightStand(_database, TimeProvider.System) { Nights = nights };
        stand.Options.Lease = TimeSpan.FromMilliseconds(300);
        return Task.Run(() => stand.RunAsync());
    }

    /// <summary>The real nights, whose publication waits until the test lets it.</summary>
    private sealed class SlowNights(INightStore nights) : INightStore
    {
        public TaskCompletionSource Publishing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayPublish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<NightClaim> ClaimAsync(NightKey key, string seed, DateTimeOffset at, DateTimeOffset until, CancellationToken stopping) =>
            nights.ClaimAsync(key, seed, at, until, stopping);

        public Task<bool> RenewAsync(NightLease lease, DateTimeOffset until, IReadOnlyDictionary<string, long> steps, CancellationToken stopping) =>
            nights.RenewAsync(lease, until, steps, stopping);

        public async Task<PublishedCounts> PublishAsync(NightLease lease, NightToPublish night, DateTimeOffset at, CancellationToken stopping)
        {
            Publishing.SetResult();
            await MayPublish.Task.WaitAsync(stopping);
            return await nights.PublishAsync(lease, night, at, stopping);
        }

        public Task FailAsync(NightLease lease, string fault, DateTimeOffset at, CancellationToken stopping) => nights.FailAsync(lease, fault, at, stopping);
    }
}
