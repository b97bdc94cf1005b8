using Matching.Core.People;
using Matching.Engine.Time;
using Matching.Storage.Postgres.People;
using Matching.Testing.Offers;
using Matching.Testing.People;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.People;

public sealed class InMemoryOwnFileTests : OwnFileContract
{
    private readonly InMemoryOwnFile _files = new("Y1");

    protected override IOwnFile Files => _files;

    protected override Task<IReadOnlyList<Permission>> StandingAsync(string youth) => Task.FromResult(_files.Standing(youth));

    protected override Task<int> EverGivenAsync(string youth) => Task.FromResult(_files.EverGiven(youth));
}

public sealed class PostgresOwnFileTests : OwnFileContract, IAsyncLifetime
{
    private OfferTown _town = null!;

    protected override IOwnFile Files => new PostgresOwnFile(_town.Store.Store);

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync();
        var id = await _town.YouthAsync("+4523000001");
        await _town.Store.ExecuteAsync("update youth set id = 'Y1' where id = @id", new { id });
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task What_is_said_here_is_marked_as_hers()
    {
        await Files.SaveWeekAsync("Y1", WeeklyHours.Parse("Mo10:00-12:00"), CancellationToken.None);
        await Files.SaveLanguageAsync("Y1", "en", CancellationToken.None);

        (await _town.Store.QueryAsync<string>("select field from own_field where thing = 'youth' and id = 'Y1' order by 1")).ShouldBe(["available", "language"]);
    }

    protected override async Task<IReadOnlyList<Permission>> StandingAsync(string youth) =>
        [.. (await _town.Store.QueryAsync<(string Item, short Recipient, string Words)>("select item, recipient, words from permission where youth_id = @youth and withdrawn_at is null", new { youth }))
            .Select(row => new Permission(row.Item, (PermissionRecipient)row.Recipient, row.Words))];

    protected override Task<int> EverGivenAsync(string youth) => _town.CountAsync("from permission where youth_id = @youth", new { youth });
}
