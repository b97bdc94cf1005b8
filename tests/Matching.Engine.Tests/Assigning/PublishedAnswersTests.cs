using System.Globalization;
using System.Text.Json;
using Matching.Engine.Assigning;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Assigning;

/// <summary>OR-Library's assignment problems, read from the folder beside the repository when it is there.</summary>
public sealed class PublishedAnswersTests
{
    [WhenPublishedTheory]
    [InlineData("assign100")]
    [InlineData("assign200")]
    public void The_published_optimum_is_reached(string name)
    {
        var folder = Path.Combine(WhenPublishedTheoryAttribute.Folder!, name);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var answer = expected.RootElement;

        var plan = ExactAssignment.Solve(Read(folder));

        plan.OpeningOf.Count(opening => opening >= 0).ShouldBe(answer.GetProperty("placed").GetInt32());
        plan.Objective.Placed.ShouldBe(answer.GetProperty("weight").GetInt64());
        plan.Objective.Fit.ShouldBe(answer.GetProperty("score").GetInt64());
    }

    private static AssignmentProblem Read(string folder)
    {
        var hosts = Rows(folder, "hosts.csv");
        var openings = Rows(folder, "openings.csv");
        var pairs = Rows(folder, "pairs.csv");
        var hostAt = Numbered(hosts.Select(row => row[0]));
        var openingAt = Numbered(openings.Select(row => row[0]));
        var start = new List<int> { 0 };
        foreach (var ofWish in pairs.GroupBy(row => row[0], StringComparer.Ordinal))
            start.Add(start[^1] + ofWish.Count());

        var table = new PairTable(
            [.. start],
            [.. pairs.Select(row => openingAt[row[1]])],
            [.. pairs.Select(row => (long)Number(row[2]))],
            [.. pairs.Select(row => Number(row[3]))],
            new int[pairs.Count]);
        return new AssignmentProblem(
            table,
            [.. openings.Select(row => new SeatLimit(Number(row[1]), hostAt[row[2]]))],
            [.. hosts.Select(row => new GroupLimit(row[1].Length == 0 ? GroupLimit.Unlimited : Number(row[1]), -1, default))]);
    }

    private static List<string[]> Rows(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(';')).OrderBy(row => row[0], StringComparer.Ordinal).ThenBy(row => row[1], StringComparer.Ordinal)];

    private static Dictionary<string, int> Numbered(IEnumerable<string> ids) =>
        ids.Select((id, at) => (id, at)).ToDictionary(one => one.id, one => one.at, StringComparer.Ordinal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
