using Matching.Core.Intake;
using Matching.Core.Tables;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Tables;

public sealed class StableTablesTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stable-tables-");

    [Fact]
    public void The_persons_best_stable_plan_is_found_and_a_pair_that_one_side_leaves_out_never_matches()
    {
        var tables = Read("P2;O1|O2\nP1;O2|O1\nP3;O1\n", "O2;1;P2|P1\nO1;1;P1|P2\n");

        var plan = tables.Solve("");

        tables.PersonIds.ShouldBe(["P1", "P2", "P3"]);
        plan.OpeningOf.ShouldBe([1, 0, -1]);
        plan.FreeSeats.ShouldBe([0, 0]);
    }

    [Fact]
    public void Level_ones_are_drawn_by_the_seed_and_by_nothing_else()
    {
        const string Right = "A;1;P1=P2=P3\nB;1;P1=P2=P3\n";
        int[][] plans = [.. Enumerable.Range(0, 40).Select(seed => Read("P1;A=B\nP2;A=B\nP3;B=A\n", Right).Solve($"{seed}").OpeningOf.ToArray())];

        plans.ShouldAllBe(plan => plan.Count(opening => opening >= 0) == 2);
        plans.DistinctBy(plan => string.Join(',', plan)).Count().ShouldBeGreaterThan(3);
        Read("P3;A=B\nP1;B=A\nP2;A=B\n", "B;1;P3=P2=P1\nA;1;P2=P1=P3\n").Solve("7").OpeningOf.ShouldBe(plans[7]);
    }

    [Theory]
    [InlineData("P1;O9", "left line 2, ranked \"O9\": not found in right")]
    [InlineData("P1;O1|O1", "left line 2, ranked \"O1\": twice in one ranking; each may stand once")]
    [InlineData("P1;O1=O2|O1", "left line 2, ranked \"O1\": twice in one ranking; each may stand once")]
    [InlineData("P1;O1||O2", "left line 2, ranked: an empty place in the ranking; ids stand between | (best first) and = (level), for example A=B|C")]
    [InlineData("P1;O1=", "left line 2, ranked: an empty place in the ranking; ids stand between | (best first) and = (level), for example A=B|C")]
    [InlineData(";O1", "left line 2, person: empty; a value is needed")]
    [InlineData("P1;O1\nP1;O2", "left line 3, person \"P1\": line 2 has the same id; an id may stand once")]
    [InlineData("P1", "left line 2: the row has 1 fields and the header 2; they must be equal")]
    public void A_faulty_person_is_a_sentence(string row, string sentence)
    {
        Sentences($"person;ranked\n{row}\n", "opening;seats;ranked\nO1;1;\nO2;1;\n").ShouldBe([sentence]);
    }

    [Theory]
    [InlineData("O1;-1;P1", "right line 2, seats \"-1\": not a whole number from 0 to 2147483647")]
    [InlineData("O1;1,5;P1", "right line 2, seats \"1,5\": not a whole number from 0 to 2147483647")]
    [InlineData("O1;1;P9", "right line 2, ranked \"P9\": not found in left")]
    [InlineData("O1;1;P1\nO1;1;P1", "right line 3, opening \"O1\": line 2 has the same id; an id may stand once")]
    public void A_faulty_opening_is_a_sentence(string row, string sentence)
    {
        Sentences("person;ranked\nP1;\n", $"opening;seats;ranked\n{row}\n").ShouldBe([sentence]);
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_one_fault_and_not_one_a_ranking()
    {
        Sentences("person;ranked\nP1;O1\nP2;O2\n", "").ShouldBe(["right: the file is empty; a header line is needed"]);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private StableTables Read(string people, string openings) =>
        Outcome("person;ranked\n" + people, "opening;seats;ranked\n" + openings).ShouldBeOfType<TablesOutcome<StableTables>.Read>().Tables;

    private string[] Sentences(string left, string right) =>
    [
        .. Outcome(left, right).ShouldBeOfType<TablesOutcome<StableTables>.Refused>().Faults
            .Select(fault => FaultWords.EnglishLine(fault).Replace(_directory.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)),
    ];

    private TablesOutcome<StableTables> Outcome(string left, string right) => StableTables.Read(Write("left", left), Write("right", right));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
