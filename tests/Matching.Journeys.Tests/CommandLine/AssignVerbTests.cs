using System.Text.Json;
using Matching.Cli;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class AssignVerbTests : IDisposable
{
    private const string Openings = "opening;seats;host\nO1;1;H1\nO2;1;H1\nO3;2;H2\n";
    private const string Hosts = "host;cap;network\nH1;1;N1\nH2;;N1\n";
    private const string Networks = "network;cap\nN1;2\n";
    private const string Pairs = "wish;opening;weight;score\nW1;O1;10;900\nW1;O3;10;100\nW2;O2;10;500\nW2;O3;9;400\nW3;O3;5;1000\n";

    private readonly TypedCommand _command = new();

    [WhenPublishedTheory]
    [InlineData("assign100")]
    [InlineData("assign200")]
    public async Task The_published_optimum_is_reached(string name)
    {
        var folder = Path.Combine(WhenPublishedTheoryAttribute.Folder!, name);
        var plan = _command.In("plan.csv");
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json")));
        var answer = expected.RootElement;

        var code = await _command.RunAsync("assign", "--pairs", Path.Combine(folder, "pairs.csv"), "--openings", Path.Combine(folder, "openings.csv"), "--hosts", Path.Combine(folder, "hosts.csv"), "--out", plan);

        code.ShouldBe(ExitCode.Done);
        var (placed, weight, score) = (answer.GetProperty("placed").GetInt32(), answer.GetProperty("weight").GetInt32(), answer.GetProperty("score").GetInt32());
        _command.Output.ShouldStartWith($"placed={placed} weight={weight} score={score} bound_weight={weight} bound_score={score} solve_ms=");
        (await File.ReadAllLinesAsync(plan)).Length.ShouldBe(placed + 1);
    }

    // The network takes two, H1 one of them; the heaviest two are worth 20, or 19 if W2 goes where W1 has room.
    [Fact]
    public async Task Limits_nest_and_weight_comes_before_score()
    {
        (await AssignAsync(Pairs)).ShouldBe(ExitCode.Done);

        _command.Output.ShouldStartWith("placed=2 weight=20 score=600 bound_weight=20 bound_score=600 solve_ms=");
        (await File.ReadAllTextAsync(_command.In("plan.csv"))).ShouldBe("wish;opening\nW1;O3\nW2;O2\n");
    }

    [Fact]
    public async Task The_order_of_rows_and_columns_the_mark_quotes_and_line_ends_mean_nothing()
    {
        await AssignAsync(Pairs);
        var plan = await File.ReadAllTextAsync(_command.In("plan.csv"));

        await AssignAsync("\uFEFFscore;wish;weight;opening\r\n1000;W3;5;O3\r\n400;\"W2\";9;O3\r\n\r\n500; W2 ;10;\"O2\"\r\n100;W1;10;O3\r\n900;W1;10;O1");

        (await File.ReadAllTextAsync(_command.In("plan.csv"))).ShouldBe(plan);
    }

    [Fact]
    public async Task A_header_alone_is_an_empty_plan()
    {
        (await AssignAsync("wish;opening;weight;score\n")).ShouldBe(ExitCode.Done);

        _command.Output.ShouldStartWith("placed=0 weight=0 score=0 bound_weight=0 bound_score=0 solve_ms=");
        (await File.ReadAllTextAsync(_command.In("plan.csv"))).ShouldBe("wish;opening\n");
    }

    [Fact]
    public async Task Every_fault_is_a_sentence_and_nothing_is_written()
    {
        (await AssignAsync(Pairs + "W4;O9;10;1001\nW1;O1;-1;900\n")).ShouldBe(ExitCode.Refused);

        var pairs = _command.In("pairs.csv");
        _command.Errors.ShouldContain($"{pairs} line 7, opening \"O9\": not found in {_command.In("openings.csv")}");
        _command.Errors.ShouldContain($"{pairs} line 7, score \"1001\": not a whole number from 0 to 1000");
        _command.Errors.ShouldContain($"{pairs} line 8, weight \"-1\": not a whole number from 0 to 1000000");
        _command.Errors.ShouldContain("Refused: 3 faults, nothing was done.");
        _command.Output.ShouldBeEmpty();
        _command.Files().ShouldBe(["hosts.csv", "networks.csv", "openings.csv", "pairs.csv"]);
    }

    [Fact]
    public async Task A_plan_into_a_folder_that_is_not_there_is_wrong_usage()
    {
        var out1 = _command.In(Path.Combine("nowhere", "plan.csv"));

        (await _command.RunAsync("assign", "--pairs", "p", "--openings", "o", "--hosts", "h", "--out", out1)).ShouldBe(ExitCode.WrongUsage);

        _command.Errors.ShouldStartWith($"--out '{out1}' lies in a folder that does not exist.");
    }

    public void Dispose() => _command.Dispose();

    private Task<int> AssignAsync(string pairs) => _command.RunAsync(
        "assign", "--pairs", _command.With("pairs.csv", pairs), "--openings", _command.With("openings.csv", Openings), "--hosts", _command.With("hosts.csv", Hosts),
        "--networks", _command.With("networks.csv", Networks), "--out", _command.In("plan.csv"));
}
