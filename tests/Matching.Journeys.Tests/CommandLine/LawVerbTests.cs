using Matching.Cli;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class LawVerbTests : IDisposable
{
    private const string New = """
        [{ "id": "YW04", "title": { "da": "Arbejdstid pr. uge", "en": "Working time per week" }, "validFrom": "2027-01-01", "validTo": null, "supersedes": null,
          "appliesTo": { "kinds": ["internship", "job"], "ageFrom": 15, "ageBelow": 18, "school": ["compulsory"], "targetGroups": null, "forms": null, "trades": null },
          "mode": "computed", "severity": "block", "values": { "schoolWeekHours": 10, "otherWeekHours": 35 },
          "source": { "text": "A new act", "seen": "2026-11-21", "confidence": "L" }, "confirmedBy": null, "text": { "da": "Højst 10 timer.", "en": "At most 10 hours." } }]
        """;

    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("law-verb-");

    [Fact]
    public async Task A_new_version_that_is_right_is_told_with_what_it_closes()
    {
        (await RunAsync("law", "check", Written("ours.json", New))).ShouldBe(ExitCode.Done);

        _output.ToString().ShouldContain("right: YW04   from 2027-01-01 and on");
        _output.ToString().ShouldContain("right: YW04   from 2020-05-25 to 2026-12-31");
    }

    [Fact]
    public async Task Every_fault_names_file_path_value_and_what_is_allowed()
    {
        var code = await RunAsync("law", "check", Written("ours.json", New.Replace("\"schoolWeekHours\": 10", "\"schoolWeekHours\": 10.1", StringComparison.Ordinal).Replace("\"block\"", "\"stop\"", StringComparison.Ordinal)));

        code.ShouldBe(ExitCode.Refused);
        _errors.ToString().ShouldContain("ours.json $[0].severity is \"stop\", but must be one of block, override, warn");
        _errors.ToString().ShouldContain("ours.json $[0].values.schoolWeekHours is 10.1, but must be hours from 0 to 168, in quarters");
        _errors.ToString().ShouldContain("2 faults in 1 file");
    }

    [Fact]
    public async Task The_versions_of_a_day_are_listed_and_say_that_nobody_has_confirmed_them()
    {
        (await RunAsync("law", "list", "--date", "2026-11-20")).ShouldBe(ExitCode.Done);

        _output.ToString().ShouldContain("YW18");
        _output.ToString().ShouldNotContain("AI01");
        _output.ToString().ShouldContain("Unconfirmed");
        _output.ToString().ShouldContain("school calendar 0791: 2025-08-11 to 2028-06-23, sample");
    }

    [Theory]
    [InlineData("law", "check")]
    [InlineData("law", "chekc", "x")]
    public async Task Wrong_usage_is_told(params string[] words) => (await RunAsync(words)).ShouldBe(ExitCode.WrongUsage);

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<int> RunAsync(params string[] words) =>
        VerbTable.Default(new(ConsoleOf(_output), ConsoleOf(_errors))).RunAsync(words, CancellationToken.None);

    private static IAnsiConsole ConsoleOf(StringWriter writer)
    {
        var console = AnsiConsole.Create(new() { Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 400;
        return console;
    }
}
