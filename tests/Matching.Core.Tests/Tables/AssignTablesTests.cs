using System.Text;
using Matching.Core.Intake;
using Matching.Core.Tables;
using Matching.Engine.Assigning;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Tables;

public sealed class AssignTablesTests : IDisposable
{
    private const string RightOpenings = "opening;seats;host\nO1;1;H1\nO2;0;H2\n";
    private const string RightHosts = "host;cap;network\nH1;;N1\nH2;0;\n";
    private const string RightNetworks = "network;cap\nN1;\n";
    private const string RightPairs = "wish;opening;weight;score\nW2;O1;0;0\nW1;O2;1000000;1000\nW1;O1;7;8\n";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("assign-tables-");

    [Fact]
    public void Ids_are_numbered_in_ordinal_order_and_openings_lie_in_hosts_and_those_in_networks()
    {
        var tables = Read().ShouldBeOfType<TablesOutcome<AssignTables>.Read>().Tables;

        tables.Wishes.ShouldBe(["W1", "W2"]);
        tables.Openings.ShouldBe(["O1", "O2"]);
        tables.Problem.Pairs.Start.ShouldBe([0, 2, 3]);
        tables.Problem.Pairs.Opening.ShouldBe([0, 1, 0]);
        tables.Problem.Pairs.Weight.ShouldBe([7, 1_000_000, 0]);
        tables.Problem.Pairs.Score.ShouldBe([8, 1000, 0]);
        tables.Problem.Openings.ShouldBe([new SeatLimit(1, 0), new SeatLimit(0, 1)]);
        tables.Problem.Groups.ShouldBe([new GroupLimit(GroupLimit.Unlimited, 2, default), new GroupLimit(0, -1, default), new GroupLimit(GroupLimit.Unlimited, -1, default)]);
    }

    [Theory]
    [InlineData("W1;O1;0;0")]
    [InlineData("W1;O1;1000000;1000")]
    [InlineData("W1;O1;007;08")]
    [InlineData("\"W;1\";O1;1;1")]
    [InlineData("\"W\"\"1\";O1;1;1")]
    public void A_row_at_the_edge_of_what_is_allowed_is_read(string row)
    {
        Read(pairs: $"wish;opening;weight;score\n{row}\n").ShouldBeOfType<TablesOutcome<AssignTables>.Read>();
    }

    [Theory]
    [InlineData("W1;O1;1;1001", "pairs line 2, score \"1001\": not a whole number from 0 to 1000")]
    [InlineData("W1;O1;1;-1", "pairs line 2, score \"-1\": not a whole number from 0 to 1000")]
    [InlineData("W1;O1;1000001;1", "pairs line 2, weight \"1000001\": not a whole number from 0 to 1000000")]
    [InlineData("W1;O1;-1;1", "pairs line 2, weight \"-1\": not a whole number from 0 to 1000000")]
    [InlineData("W1;O1;NaN;1", "pairs line 2, weight \"NaN\": not a whole number from 0 to 1000000")]
    [InlineData("W1;O1;1e5;1", "pairs line 2, weight \"1e5\": not a whole number from 0 to 1000000")]
    [InlineData("W1;O1;1;1,5", "pairs line 2, score \"1,5\": not a whole number from 0 to 1000")]
    [InlineData("W1;O1;1;1.0", "pairs line 2, score \"1.0\": not a whole number from 0 to 1000")]
    [InlineData("W1;O1;1;Infinity", "pairs line 2, score \"Infinity\": not a whole number from 0 to 1000")]
    [InlineData("W1;O1;99999999999999999999999;1", "pairs line 2, weight \"99999999999999999999999\": not a whole number from 0 to 1000000")]
    [InlineData("W1;O1;1;", "pairs line 2, score: empty; a value is needed")]
    [InlineData(";O1;1;1", "pairs line 2, wish: empty; a value is needed")]
    [InlineData("W1;  ;1;1", "pairs line 2, opening: empty; a value is needed")]
    [InlineData("W1;O9;1;1", "pairs line 2, opening \"O9\": not found in openings")]
    [InlineData("W1;O1;1", "pairs line 2: the row has 3 fields and the header 4; they must be equal")]
    [InlineData("W1;O1;1;1;1", "pairs line 2: the row has 5 fields and the header 4; they must be equal")]
    [InlineData("W1;O1;1;\"1", "pairs line 2: the quotes do not match; a quoted field begins and ends with \" and doubles the quotes inside")]
    [InlineData("W1;O\"1;1;1", "pairs line 2: the quotes do not match; a quoted field begins and ends with \" and doubles the quotes inside")]
    [InlineData("W1;O1;1;1\nW1;O1;2;2", "pairs line 3, opening \"W1;O1\": line 2 has the same pair; a pair may stand once")]
    [InlineData("W1;O2;1;1\n\nW1;O1;1;1\nW2;O1;1;1\nW1;O2;2;2", "pairs line 6, opening \"W1;O2\": line 2 has the same pair; a pair may stand once")]
    public void A_faulty_pair_is_a_sentence_with_line_value_and_what_is_allowed(string row, string sentence)
    {
        Sentences(Read(pairs: $"wish;opening;weight;score\n{row}\n")).ShouldBe([sentence]);
    }

    [Theory]
    [InlineData("O1;-1;H1", "openings line 2, seats \"-1\": not a whole number from 0 to 2147483647")]
    [InlineData("O1;2147483648;H1", "openings line 2, seats \"2147483648\": not a whole number from 0 to 2147483647")]
    [InlineData("O1;;H1", "openings line 2, seats: empty; a value is needed")]
    [InlineData("O1;1;H9", "openings line 2, host \"H9\": not found in hosts")]
    [InlineData("O1;1;", "openings line 2, host: empty; a value is needed")]
    [InlineData("O1;1;H1\nO1;2;H2", "openings line 3, opening \"O1\": line 2 has the same id; an id may stand once")]
    public void A_faulty_opening_is_a_sentence(string row, string sentence)
    {
        Sentences(Read(pairs: "wish;opening;weight;score\n", openings: $"opening;seats;host\n{row}\n")).ShouldBe([sentence]);
    }

    [Theory]
    [InlineData("H1;-1;", "hosts line 2, cap \"-1\": not a whole number from 0 to 2147483647")]
    [InlineData("H1;1;N9", "hosts line 2, network \"N9\": not found in networks")]
    [InlineData(";1;", "hosts line 2, host: empty; a value is needed")]
    [InlineData("H1;1;N1\nH1;1;N1", "hosts line 3, host \"H1\": line 2 has the same id; an id may stand once")]
    [InlineData("H1;1;N1\nH1;1;N2", "hosts line 3, host \"H1\": line 2 has the same host in network N1; a host stands once and lies in one network at most")]
    [InlineData("H1;1;\nH1;1;N2", "hosts line 3, host \"H1\": line 2 has the same host in no network; a host stands once and lies in one network at most")]
    public void A_faulty_host_is_a_sentence(string row, string sentence)
    {
        var outcome = Read("wish;opening;weight;score\n", "opening;seats;host\n", $"host;cap;network\n{row}\n", "network;cap\nN1;1\nN2;\n");

        Sentences(outcome).ShouldBe([sentence]);
    }

    [Fact]
    public void A_host_that_names_a_network_asks_for_the_table_of_networks()
    {
        Sentences(Read(networks: null)).ShouldBe(["hosts line 2, network \"N1\": a network is named, but no table of networks was given (--networks)"]);
    }

    [Theory]
    [InlineData("", "pairs: the file is empty; a header line is needed")]
    [InlineData("\n \n", "pairs: the file is empty; a header line is needed")]
    [InlineData("wish,opening,weight,score\nW1,O1,1,1\n", "pairs line 1: the fields are separated by commas; a semicolon is needed")]
    [InlineData("wish\topening\tweight\tscore\n", "pairs line 1: the fields are separated by tabs; a semicolon is needed")]
    [InlineData("wish;opening;weight\nW1;O1;1\n", "pairs line 1, score: the column is missing")]
    [InlineData("wish;opening;wieght;score\nW1;O1;1;1\n", "pairs line 1, weight: the column is missing; did you mean it by 'wieght'?")]
    [InlineData("wish;opening;weight;score;score\n", "pairs line 1, score \"score\": the column is there twice; keep one")]
    [InlineData("W1;O1;1;1\n", "pairs line 1 \"W1;O1;1;1\": the first line has no known column name; expected wish;opening;weight;score and others")]
    public void A_file_that_is_no_such_table_is_one_sentence(string text, string sentence)
    {
        Sentences(Read(pairs: text)).ShouldBe([sentence]);
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_told_with_its_place()
    {
        var bytes = Encoding.Latin1.GetBytes("wish;opening;weight;score\nW1;O1;1;1\nSøren;O1;1;1\n");

        Sentences(Read(pairs: bytes)).ShouldBe(["pairs line 3: byte 38 is not UTF-8 (value 0xF8); save the file as UTF-8"]);
    }

    [Fact]
    public void A_table_that_is_missing_is_one_sentence_and_not_one_for_every_row_that_points_at_it()
    {
        Write("pairs", Encoding.UTF8.GetBytes(RightPairs));
        Write("openings", Encoding.UTF8.GetBytes(RightOpenings));

        var outcome = AssignTables.Read(new(In("pairs"), In("openings"), In("hosts"), null));

        Sentences(outcome).ShouldBe(["hosts: the file does not exist; a table with the columns host;cap is needed"]);
    }

    [Fact]
    public void Thousands_of_faults_are_counted_and_the_first_thousand_kept()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(row => $"W{row};O1;x;1\n"));

        var refused = Read(pairs: "wish;opening;weight;score\n" + rows).ShouldBeOfType<TablesOutcome<AssignTables>.Refused>();

        (refused.Count, refused.Faults.Count).ShouldBe((5000, 1000));
    }

    // Rows that fall across the reader's buffer, in an order in which they must be sorted.
    [Fact]
    public void A_wish_may_have_hundreds_of_thousands_of_pairs()
    {
        const int Many = 200_000;
        var openings = new StringBuilder("opening;seats;host\n");
        var pairs = new StringBuilder("wish;opening;weight;score\n");
        for (var i = Many - 1; i >= 0; i--)
        {
            openings.Append(System.Globalization.CultureInfo.InvariantCulture, $"O{i:000000};1;H1\n");
            pairs.Append(System.Globalization.CultureInfo.InvariantCulture, $"Å;O{i:000000};1;{i % 1000}\n");
        }

        var tables = Read(pairs.ToString(), openings.ToString()).ShouldBeOfType<TablesOutcome<AssignTables>.Read>().Tables;

        tables.Problem.Pairs.Opening.ShouldBe(Enumerable.Range(0, Many));
        tables.Problem.Pairs.Score.ShouldBe(Enumerable.Range(0, Many).Select(i => i % 1000));
        tables.Wishes.ShouldBe(["Å"]);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private TablesOutcome<AssignTables> Read(
        string pairs = RightPairs, string openings = RightOpenings, string hosts = RightHosts, string? networks = RightNetworks) =>
        Read(Encoding.UTF8.GetBytes(pairs), openings, hosts, networks);

    private TablesOutcome<AssignTables> Read(
        byte[] pairs, string openings = RightOpenings, string hosts = RightHosts, string? networks = RightNetworks) => AssignTables.Read(new(
            Write("pairs", pairs),
            Write("openings", Encoding.UTF8.GetBytes(openings)),
            Write("hosts", Encoding.UTF8.GetBytes(hosts)),
            networks is null ? null : Write("networks", Encoding.UTF8.GetBytes(networks))));

    private string[] Sentences(TablesOutcome<AssignTables> outcome) =>
    [
        .. outcome.ShouldBeOfType<TablesOutcome<AssignTables>.Refused>().Faults
            .Select(fault => FaultWords.EnglishLine(fault).Replace(_directory.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)),
    ];

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(In(name), bytes);
        return In(name);
    }

    private string In(string name) => Path.Combine(_directory.FullName, name);
}
