using Matching.Benchmarks.Towns;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Testing.Engine;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Towns;

/// <summary>The towns that the benchmarks measure on: readable, repeatable, and shaped like the demo town.</summary>
public sealed class TownGeneratorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matching-town").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_generated_town_is_read_without_a_fault_and_has_the_size_asked_for()
    {
        new TownGenerator(TownSize.Hamlet, seed: 1).Write(_folder);

        var reading = new FolderReader().Read(_folder, Given.Night);

        reading.Faults.ShouldBeEmpty();
        reading.LeftOut.ShouldBeEmpty();
        var board = reading.Folder!.ToBoard();
        board.Youths.Count.ShouldBe(TownSize.Hamlet.Youths);
        board.Openings.Count.ShouldBe(TownSize.Hamlet.Openings);
        board.Area.Count.ShouldBe(TownSize.Hamlet.Municipalities);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        Youths(seed: 7).ShouldBe(Youths(seed: 7));
        Youths(seed: 7).ShouldNotBe(Youths(seed: 8));
    }

    [Fact]
    public void No_pin_takes_a_seat_that_is_not_there()
    {
        new TownGenerator(TownSize.Hamlet, seed: 3).Write(_folder);

        var night = new PlanNight(TimeProvider.System).Plan(new FolderReader().Read(_folder, Given.Night).Folder!.ToBoard(), new(Given.Night, PolicyFile.Default));

        night.Plan.Assumed.ShouldAllBe(code => !code.StartsWith("pins_over_limit:opening", StringComparison.Ordinal));
        night.Plan.Counts.Pinned.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Shares_of_the_demo_town_hold_in_a_generated_one()
    {
        var demo = DemoTown.Read().Youths;
        var made = new TownGenerator(TownSize.Region, seed: 1).Files["youths"];

        foreach (var (column, value) in new[] { ("school", "compulsory"), ("target_group", "job_ready"), ("wants", "mentor"), ("communication", "soft"), ("needs", ""), ("licence", "car") })
        {
            Share(made, column, value).ShouldBe(Share(demo, column, value), 0.04, column);
        }
    }

    [Fact]
    public void Nobody_can_be_taken_for_a_person()
    {
        var files = new TownGenerator(TownSize.Hamlet, seed: 1).Files;
        var youths = files["youths"];

        youths.Rows.ShouldAllBe(row => youths[row, "last_name"].StartsWith("Prøvesen-", StringComparison.Ordinal));
        youths.Rows.ShouldAllBe(row => youths[row, "phone"] == "" || youths[row, "phone"].StartsWith("+4500", StringComparison.Ordinal));
    }

    private static List<string> Youths(int seed) =>
        [.. new TownGenerator(TownSize.Hamlet, seed).Files["youths"].Rows.Select(row => string.Join(';', row))];

    private static double Share(TownTable table, string column, string value) =>
        table.Rows.Count(row => table[row, column] == value) / (double)table.Rows.Count;
}
