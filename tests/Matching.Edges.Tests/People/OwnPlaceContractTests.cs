using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Openings;
using Matching.Testing.Offers;
using Matching.Testing.People;
using Xunit;

namespace Matching.Edges.Tests.People;

public sealed class InMemoryOwnPlaceTests : OwnPlaceContract
{
    protected override IOwnPlace Places { get; } = new InMemoryOwnPlace(
        new Dictionary<string, Status>(StringComparer.Ordinal) { ["MENTOR"] = Status.Active, ["OTHER"] = Status.Active, ["CLOSED"] = Status.Closed },
        new Dictionary<string, string>(StringComparer.Ordinal) { ["hers"] = "MENTOR", ["theirs"] = "OTHER" });

    protected override string Mentor => "MENTOR";

    protected override string OtherHost => "OTHER";

    protected override string TheirOpening => "theirs";

    protected override string ClosedHost => "CLOSED";
}

public sealed class PostgresOwnPlaceTests : OwnPlaceContract, IAsyncLifetime
{
    private OfferTown _town = null!;
    private string _hers = "";
    private string _theirs = "";
    private string _closed = "";

    protected override IOwnPlace Places => new PostgresOwnPlace(_town.Store.Store);

    protected override string Mentor => "H" + _hers;

    protected override string OtherHost => "H" + _theirs;

    protected override string TheirOpening => _theirs;

    protected override string ClosedHost => "H" + _closed;

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync();
        (_hers, _theirs, _closed) = (await _town.OpeningAsync(kind: 3), await _town.OpeningAsync(), await _town.OpeningAsync());
        await _town.Store.ExecuteAsync("update host set status = 3 where id = @ClosedHost", new { ClosedHost });
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();
}
