using System.Text.Json;
using Matching.Cli;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class StableVerbTests : IDisposable
{
    private readonly TypedCommand _command = new();

    [WhenPublishedTheory]
    [InlineData("eight")]
    public async Task The_published_case_gives_each_person_her_best(string name)
    {
        var folder = Path.Combine(WhenPublishedTheoryAttribute.Folder!, name);
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json")));

        var code = await _command.RunAsync("stable", "--left", Path.Combine(folder, "left.csv"), "--right", Path.Combine(folder, "right.csv"), "--out", _command.In("plan.csv"));

        code.ShouldBe(ExitCode.Done);
        _command.Output.Trim().ShouldBe("matched=8 unmatched=0 free_seats=0");
        var best = expected.RootElement.GetProperty("person_best").EnumerateObject().Select(pair => $"{pair.Name};{pair.Value.GetString()}");
        (await File.ReadAllLinesAsync(_command.In("plan.csv"))).ShouldBe(["person;opening", .. best.Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Seats_that_nobody_gets_and_people_without_one_are_counted()
    {
        var left = _command.With("left.csv", "person;ranked\nP1;O1\nP2;\n");
        var right = _command.With("right.csv", "opening;seats;ranked\nO1;3;P1|P2\nO2;4;\n");

        (await _command.RunAsync("stable", "--left", left, "--right", right, "--out", _command.In("plan.csv"), "--seed", "a")).ShouldBe(ExitCode.Done);

        _command.Output.Trim().ShouldBe("matched=1 unmatched=1 free_seats=6");
        (await File.ReadAllTextAsync(_command.In("plan.csv"))).ShouldBe("person;opening\nP1;O1\n");
    }

    [Fact]
    public async Task A_faulty_table_is_refused_and_nothing_is_written()
    {
        var left = _command.With("left.csv", "person;ranked\nP1;O7\n");
        var right = _command.With("right.csv", "opening;seats;ranked\nO1;x;P1\n");

        (await _command.RunAsync("stable", "--left", left, "--right", right, "--out", _command.In("plan.csv"))).ShouldBe(ExitCode.Refused);

        _command.Errors.ShouldContain($"{left} line 2, ranked \"O7\": not found in {right}");
        _command.Errors.ShouldContain($"{right} line 2, seats \"x\": not a whole number from 0 to 2147483647");
        _command.Files().ShouldBe(["left.csv", "right.csv"]);
    }

    public void Dispose() => _command.Dispose();
}
