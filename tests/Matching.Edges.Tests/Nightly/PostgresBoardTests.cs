using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Intake;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

public sealed class PostgresBoardTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await new PostgresRegister(_database.Store).MergeAsync(
            SmallTown.Folder, [], new ImportRequest { By = "anna" }, new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), CancellationToken.None);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_freshly_imported_folder_comes_back_as_it_was()
    {
        var reading = await Read();

        Written(reading.Board).ShouldBe(Written(SmallTown.Folder.ToBoard()));
        reading.Openings["O1"].Holding.ShouldBe(1);
        reading.Openings["O2"].ShouldBe(new OpeningStand(await _database.ScalarAsync<long>("select version from opening where id = 'O2'"), 0));
    }

    [Fact]
    public async Task Open_offers_are_approved_or_offered_and_closed_ones_are_nothing()
    {
        await _database.ExecuteAsync(SampleRows.Night);
        await _database.ExecuteAsync(SampleRows.Proposal("Y1", "O1", state: 2));
        await _database.ExecuteAsync(SampleRows.Offer("Y1", "O1", state: 1));

        var requested = await Read();
        await _database.ExecuteAsync("update offer set state = 4");
        var undeliverable = await Read();
        await _database.ExecuteAsync("update offer set state = 7");
        var expired = await Read();

        State(requested, "Y1").ShouldBe(PlacementState.Approved);
        requested.Openings["O1"].Holding.ShouldBe(2);
        State(undeliverable, "Y1").ShouldBe(PlacementState.Offered);
        State(expired, "Y1").ShouldBeNull();
    }

    [Fact]
    public async Task Undecided_proposals_are_shown_and_decided_ones_are_not()
    {
        await _database.ExecuteAsync(SampleRows.Night);
        await _database.ExecuteAsync(SampleRows.Proposal("Y1", "O1", state: 1));
        await _database.ExecuteAsync(SampleRows.Proposal("Y2", "O2", state: 3));

        var reading = await Read();

        State(reading, "Y1").ShouldBe(PlacementState.Shown);
        reading.Board.Placements.Single(placement => placement.YouthId == "Y1").Since.ShouldBe(new DateOnly(2026, 11, 20));
        State(reading, "Y2").ShouldBeNull();
    }

    [Fact]
    public async Task What_files_call_shown_counts_until_a_night_is_published()
    {
        await _database.ExecuteAsync("update placement set state = 1");

        var before = await Read();
        await _database.ExecuteAsync(SampleRows.Night);
        await _database.ExecuteAsync("update night set state = 3");
        var afterFailure = await Read();
        await _database.ExecuteAsync("update night set state = 2");
        var after = await Read();

        State(before, "Y3").ShouldBe(PlacementState.Shown);
        State(afterFailure, "Y3").ShouldBe(PlacementState.Shown);
        State(after, "Y3").ShouldBeNull();
    }

    [Theory]
    [InlineData(4, PlacementState.Agreed)]
    [InlineData(5, PlacementState.Running)]
    [InlineData(6, PlacementState.Ended)]
    [InlineData(7, null)]
    [InlineData(8, PlacementState.Ended)]
    public async Task Our_own_placements_are_agreed_running_or_ended_and_cancelled_ones_never_were(int stage, PlacementState? state)
    {
        await _database.ExecuteAsync("update placement set state = @stage, source = 'offer'", new { stage });

        State(await Read(), "Y3").ShouldBe(state);
    }

    [Fact]
    public async Task A_late_yes_is_on_the_board()
    {
        await _database.ExecuteAsync("update youth set said_yes_too_late = true where id = 'Y2'");

        (await Read()).Board.Youths.Where(youth => youth.SaidYesTooLate).Select(youth => youth.Id).ShouldBe(["Y2"]);
    }

    private static PlacementState? State(BoardReading reading, string youth) =>
        reading.Board.Placements.SingleOrDefault(placement => placement.YouthId == youth)?.State;

    private Task<BoardReading> Read() => new PostgresBoard(_database.Store).ReadAsync(CancellationToken.None);

    private static string Written(Board board) => BoardText.Of(board);
}
