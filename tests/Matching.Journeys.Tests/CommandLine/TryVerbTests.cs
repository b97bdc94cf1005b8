using Matching.Cli;
using Matching.Testing;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class TryVerbTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("try-verb-");

    [Fact]
    public async Task The_demo_town_is_planned_into_six_files_the_same_every_time()
    {
        var first = await RunAsync("try", RepositoryFolder.Demo, "--date", "2026-11-20", "--out", In("a"), "--threads", "1");
        var second = await RunAsync("try", RepositoryFolder.Demo, "--date=2026-11-20", "--out", In("b"), "--threads", "3");

        (first, second).ShouldBe((ExitCode.Done, ExitCode.Done));
        Directory.GetFiles(In("a")).Length.ShouldBe(6);
        foreach (var name in new[] { "plan.csv", "unplaced.csv", "explained.csv", "prices.csv", "summary.json" })
        {
            File.ReadAllBytes(Path.Combine(In("a"), name)).ShouldBe(File.ReadAllBytes(Path.Combine(In("b"), name)), name);
        }
    }

    [Fact]
    public async Task A_folder_with_faults_is_refused_with_all_of_them_and_leaves_nothing_behind()
    {
        foreach (var file in Directory.GetFiles(RepositoryFolder.Demo, "*.csv"))
        {
            File.Copy(file, Path.Combine(_directory.FullName, Path.GetFileName(file)));
        }

        await File.AppendAllTextAsync(Path.Combine(_directory.FullName, "networks.csv"), "coop-crew;x;\n");

        var code = await RunAsync("try", _directory.FullName, "--date", "2026-11-20", "--out", In("out"));

        code.ShouldBe(ExitCode.Refused);
        _errors.ToString().ShouldContain("networks.csv line 5, network \"coop-crew\": line 2 has the same id; an id may stand once");
        _errors.ToString().ShouldContain("networks.csv line 5, cap \"x\": not a whole number from 0");
        Directory.Exists(In("out")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("The verb tri is not known. Did you mean try?", "tri")]
    [InlineData("The option --dat is not known. Did you mean --date?", "try", "x", "--dat", "2026-11-20")]
    [InlineData("The option --date D is needed.", "try", "x", "--out", "y")]
    [InlineData("The option --out needs a value: --out OUT.", "try", "x", "--date", "2026-11-20", "--out")]
    [InlineData("Expected DIR after try, and found nothing.", "try", "--date", "2026-11-20", "--out", "y")]
    [InlineData("--date '20-11-2026' is not a date; allowed: yyyy-MM-dd, for example 2026-11-20.", "try", "x", "--date", "20-11-2026", "--out", "y")]
    [InlineData("The folder nowhere does not exist.", "try", "nowhere", "--date", "2026-11-20", "--out", "y")]
    [InlineData("--threads '0' is not a whole number from 1 to 256.", "try", "/tmp", "--date", "2026-11-20", "--out", "y", "--threads", "0")]
    public async Task Wrong_usage_is_a_sentence_with_the_nearest_known_name(string sentence, params string[] words)
    {
        (await RunAsync(words)).ShouldBe(ExitCode.WrongUsage);

        _errors.ToString().ShouldStartWith(sentence);
        _output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_explains_a_verb_and_is_no_error()
    {
        (await RunAsync("try", "--help")).ShouldBe(ExitCode.Done);

        _output.ToString().ShouldContain("matching try DIR --date D --out OUT [--threads N] [--seed S] [--policy FILE]");
    }

    [Fact]
    public async Task A_date_before_the_law_that_is_known_is_wrong_usage()
    {
        var code = await RunAsync("try", RepositoryFolder.Demo, "--date", "2019-01-01", "--out", In("out"));

        code.ShouldBe(ExitCode.WrongUsage);
        _errors.ToString().ShouldContain("the first day of the rules of law that the product knows");
    }

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    private string In(string name) => Path.Combine(_directory.FullName, name);

    private Task<int> RunAsync(params string[] words) =>
        VerbTable.Default(new(ConsoleOf(_output), ConsoleOf(_errors))).RunAsync(words, CancellationToken.None);

    private static IAnsiConsole ConsoleOf(StringWriter writer)
    {
        var console = AnsiConsole.Create(new() { Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 400;
        return console;
    }
}
