using Matching.Core.Availability;
using Matching.Core.Installations;
using Matching.Storage.Redis;
using Matching.Testing;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Redis;

public sealed class InMemoryAvailabilityTests : AvailabilityMemoryContract
{
    protected override IAvailabilityMemory Memory { get; } = new InMemoryAvailability();
}

public sealed class RedisAvailabilityTests : AvailabilityMemoryContract, IDisposable
{
    private readonly RedisServer _redis = new(TestServers.Redis, NullLogger<RedisServer>.Instance);
    private readonly string _installation = "test-" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[^12..];

    public RedisAvailabilityTests() => Memory = new RedisAvailability(_redis, new FixedInstallation(_installation));

    protected override IAvailabilityMemory Memory { get; }

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task A_value_that_is_not_ours_is_as_good_as_none()
    {
        await _redis.AskAsync(database => database.StringSetAsync($"{_installation}:availability:O1", "0|nonsense"), CancellationToken.None);

        (await Memory.RecallAsync(["O1"], CancellationToken.None)).ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_installations_on_one_server_do_not_see_each_other()
    {
        var other = new RedisAvailability(_redis, new FixedInstallation(_installation + "b"));
        await other.RememberAsync([new("O1", 1, 0, default, 1)], TimeProvider.System.GetUtcNow(), CancellationToken.None);

        (await Memory.RecallAsync(["O1"], CancellationToken.None)).ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_application_keeps_on_the_server_is_never_touched()
    {
        var foreign = $"another-shop:{_installation}";
        await _redis.AskAsync(database => database.StringSetAsync(foreign, "its own"), CancellationToken.None);

        await Memory.RememberAsync([new("O1", 1, 0, default, 1)], TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await Memory.NoteRebuiltAsync(TimeProvider.System.GetUtcNow(), CancellationToken.None);

        ((string?)await _redis.AskAsync(database => database.StringGetAsync(foreign), CancellationToken.None)).ShouldBe("its own");
        await _redis.AskAsync(database => database.KeyDeleteAsync(foreign), CancellationToken.None);
    }

    [Fact]
    public void The_product_has_no_word_for_emptying_a_server() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), @"FlushDatabase|FlushAllDatabases|FLUSHALL|FLUSHDB", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
            .ShouldBeEmpty();

    private sealed class FixedInstallation(string id) : IInstallation
    {
        public Task<Installation> ReadAsync(CancellationToken stopping) => Task.FromResult(new Installation(id, false, false));
    }
}
