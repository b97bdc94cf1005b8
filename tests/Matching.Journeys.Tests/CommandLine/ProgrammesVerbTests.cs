using Matching.Cli;
using Matching.Testing;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class ProgrammesVerbTests : IDisposable
{
    private const string New = """
        {
          "id": "evening-helpers", "version": 1, "validFrom": "2026-06-01",
          "name": { "da": "Aftenhjælperne", "en": "The evening helpers" }, "purpose": { "da": "Hjælp en aften om ugen.", "en": "Help one evening a week." },
          "municipalities": ["0791"], "who": { "age": { "from": 18, "to": 25 } },
          "tracks": [{ "id": "job", "kind": "job", "form": "small_job", "opens": "enrolled" }]
        }
        """;

    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("programmes-verb-");

    [Fact]
    public async Task A_definition_that_is_right_is_named_with_its_mark()
    {
        (await RunAsync("programmes", "check", Written("new.json", New))).ShouldBe(ExitCode.Done);

        _output.ToString().ShouldStartWith("evening-helpers@2026-06-01/");
        _output.ToString().ShouldContain("right. 18-25; job/small_job");
    }

    [Fact]
    public async Task Every_fault_of_every_file_is_listed_with_its_path()
    {
        var code = await RunAsync(
            "programmes", "check",
            Written("a.json", New.Replace("\"from\": 18", "\"from\": 12", StringComparison.Ordinal)),
            Written("b.json", New.Replace("small_job", "smal_job", StringComparison.Ordinal)));

        code.ShouldBe(ExitCode.Refused);
        _errors.ToString().ShouldContain("a.json $.who.age.from: is 12, but the law allows no work under 13 (YW01)");
        _errors.ToString().ShouldContain("b.json $.tracks[0].form is \"smal_job\"");
        _errors.ToString().ShouldContain("did you mean 'small_job'?");
        _errors.ToString().ShouldContain("Refused: 2 faults in 2 files.");
    }

    [Fact]
    public async Task The_schemes_that_ship_are_listed_for_a_night()
    {
        (await RunAsync("programmes", "list", "--date", "2026-11-20")).ShouldBe(ExitCode.Done);

        _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(71);
        _output.ToString().ShouldContain("viborg-business-mentors");
        _output.ToString().ShouldContain("closed");
    }

    [Fact]
    public async Task A_new_scheme_is_tried_on_the_demo_town_without_a_line_of_code()
    {
        var code = await RunAsync("programmes", "try", Written("new.json", New), "--data", RepositoryFolder.Demo, "--date", "2026-11-20", "--out", In("out"));

        code.ShouldBe(ExitCode.Done);
        _output.ToString().ShouldContain("No opening names it");
        var who = await File.ReadAllLinesAsync(Path.Combine(In("out"), "who.csv"));
        who[0].ShouldBe("youth_id;kind;result;why;opening_or_rules");
        who.ShouldContain(row => row.Contains(";job;matched;proposed;", StringComparison.Ordinal));
        who.ShouldContain(row => row.Contains(";;not_taken;municipality;", StringComparison.Ordinal));
        who.ShouldContain(row => row.Contains(";;not_taken;age;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_brings_its_own_schemes_and_a_faulty_one_refuses_it()
    {
        foreach (var file in Directory.GetFiles(RepositoryFolder.Demo, "*.csv"))
        {
            File.Copy(file, Path.Combine(_directory.FullName, Path.GetFileName(file)));
        }

        Directory.CreateDirectory(In("programmes"));
        Written(Path.Combine("programmes", "new.json"), New.Replace("18, \"to\": 25", "25, \"to\": 18", StringComparison.Ordinal));

        (await RunAsync("try", _directory.FullName, "--date", "2026-11-20", "--out", In("out"))).ShouldBe(ExitCode.Refused);

        _errors.ToString().ShouldContain("programmes/new.json $.who.age: is empty: from is 25 and to is 18");
    }

    [Theory]
    [InlineData("'chek' is not known after programmes. Did you mean check?", "programmes", "chek")]
    [InlineData("check needs at least one FILE.", "programmes", "check")]
    [InlineData("The file nowhere.json does not exist.", "programmes", "check", "nowhere.json")]
    [InlineData("try needs --date D.", "programmes", "try", "x.json")]
    [InlineData("Expected check|list|try|schema|load [FILE]… after programmes, and found nothing.", "programmes")]
    public async Task Wrong_usage_is_a_sentence(string sentence, params string[] words)
    {
        (await RunAsync(words)).ShouldBe(ExitCode.WrongUsage);

        _errors.ToString().ShouldStartWith(sentence);
    }

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    private string In(string name) => Path.Combine(_directory.FullName, name);

    private string Written(string name, string json)
    {
        File.WriteAllText(In(name), json);
        return In(name);
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
