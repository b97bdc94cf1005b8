using System.Text.Json;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Engine.Facts;
using Matching.Testing;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

public sealed class PlanNightTests
{
    private static readonly string[] Names = ["plan.csv", "unplaced.csv", "explained.csv", "prices.csv", "summary.json", "run.json"];

    private readonly PlanNight _planning = new(TimeProvider.System);

    [Fact]
    public void The_demo_town_gives_the_same_bytes_on_any_number_of_threads_and_in_any_order()
    {
        var board = new FolderReader().Read(RepositoryFolder.Demo, GivenTown.Tonight).Folder.ShouldNotBeNull().ToBoard();
        var turned = board with { Youths = [.. board.Youths.Reverse()], Hosts = [.. board.Hosts.Reverse()], Openings = [.. board.Openings.Reverse()], Placements = [.. board.Placements.Reverse()] };

        var first = Files(board, threads: 1);
        var second = Files(turned, threads: 4);

        first.Select(file => file.Name).ShouldBe(Names);
        first.Zip(second).Where(pair => pair.First.Name != "run.json").ShouldAllBe(pair => pair.First.Content.SequenceEqual(pair.Second.Content));
    }

    [Fact]
    public void One_youth_and_one_job_are_a_proposal_and_the_summary_counts_them()
    {
        var board = GivenTown.Board([GivenTown.Youth("Y1")], [GivenTown.Host("H1")], [GivenTown.Opening("O1", "H1")]);

        using var summary = JsonDocument.Parse(Files(board, threads: 1)[4].Content);

        var root = summary.RootElement;
        root.GetProperty("date").GetString().ShouldBe("2026-11-20");
        root.GetProperty("seed").GetString().ShouldBe("0791/2026Q4");
        root.GetProperty("youths").GetInt32().ShouldBe(1);
        root.GetProperty("wishes").GetInt32().ShouldBe(1);
        root.GetProperty("openings").GetInt32().ShouldBe(1);
        root.GetProperty("placed").GetInt32().ShouldBe(1);
        root.GetProperty("pinned").GetInt32().ShouldBe(0);
        root.GetProperty("gap").GetProperty("placed").GetInt64().ShouldBe(0);
        root.GetProperty("assumed").EnumerateArray().Select(code => code.GetString()).ShouldContain("gates_counted_as_passed");
    }

    [Fact]
    public void A_running_placement_is_pinned_and_not_placed()
    {
        var board = GivenTown.Board([GivenTown.Youth("Y1")], [GivenTown.Host("H1")], [GivenTown.Opening("O1", "H1")]) with
        {
            Placements = [GivenTown.Placement("Y1", "O1", PlacementState.Running)],
        };

        var night = _planning.Plan(board, new(GivenTown.Tonight, PolicyFile.Default));

        night.Plan.Counts.Placed.ShouldBe(0);
        night.Plan.Counts.Pinned.ShouldBe(1);
    }

    [Fact]
    public void People_left_out_by_the_files_and_on_the_board_are_counted_together()
    {
        var board = GivenTown.Board([GivenTown.Youth("Y1") with { BirthDate = new(1990, 1, 1) }], [], []);

        var night = _planning.Plan(board, new(GivenTown.Tonight, PolicyFile.Default, LeftOutBefore: 2));

        night.LeftOutByAge.ShouldBe(3);
        night.Youths.ShouldBe(0);
    }

    [Fact]
    public async Task Files_are_written_whole_and_what_else_is_in_the_folder_stays()
    {
        var directory = Directory.CreateTempSubdirectory("night-files-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "notes.txt"), "mine");

        await NightFile.WriteAllAsync(directory.FullName, [new("plan.csv", [1])], CancellationToken.None);
        await NightFile.WriteAllAsync(directory.FullName, [new("plan.csv", [1, 2])], CancellationToken.None);

        directory.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(["notes.txt", "plan.csv"]);
        (await File.ReadAllBytesAsync(Path.Combine(directory.FullName, "plan.csv"))).ShouldBe([1, 2]);
        Directory.EnumerateDirectories(directory.Parent!.FullName, $"{directory.Name}.unfinished-*").ShouldBeEmpty();
        directory.Delete(recursive: true);
    }

    private IReadOnlyList<NightFile> Files(Board board, int threads) =>
        _planning.Plan(board, new(GivenTown.Tonight, PolicyFile.Default, Threads: threads)).Files();
}
