using Matching.Cli;
using Matching.Cli.Verbs;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class TargetsVerbTests : IDisposable
{
    private const string Cases = """
        person;opening;kind;track;enrolled;start;end;completed;outcomes
        Y1;O1;mentor;mentor;;2026-01-01;;;education@2026-08-01
        Y2;O2;mentor;mentor;;2026-01-01;;;none@2026-08-01
        Y3;O3;mentor;mentor;;2026-11-01;;;education@2026-11-02

        """;

    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("targets-verb-");

    [Fact]
    public async Task A_table_of_cases_is_counted_without_a_server()
    {
        await File.WriteAllTextAsync(In("cases.csv"), Cases);

        (await RunAsync("nowhere", "targets", "viborg-business-mentors", In("cases.csv"), "--date", "2026-11-20", "--out", In("report.csv"))).ShouldBe(ExitCode.Done);

        (await File.ReadAllTextAsync(In("report.csv"))).ShouldContain("viborg-business-mentors;self-supporting;target;1;2;1;education=1;2026-11-20;50;50;percent;25;yes;000:L438\n");
        _output.ToString().ShouldStartWith("self-supporting: 1 of 2 (50 %, wanted 25 %)");
    }

    [Fact]
    public async Task Cases_made_to_the_sources_results_give_the_sources_percentages_as_csv()
    {
        // Of 97 matches 56 are six months old; 17 of them support themselves and 28 others are in internship, subsidy or ordinary hours.
        var rows = Enumerable.Range(0, 97).Select(one => $"Y{one};O{one};mentor;mentor;;{(one < 56 ? "2026-01-01" : "2026-11-01")};;;{(one < 17 ? "education" : one < 45 ? "internship" : "none")}@2026-11-02");
        await File.WriteAllLinesAsync(In("viborg.csv"), ["person;opening;kind;track;enrolled;start;end;completed;outcomes", .. rows]);
        (await RunAsync("nowhere", "targets", "viborg-business-mentors", In("viborg.csv"), "--date", "2026-11-20", "--out", In("viborg-report.csv"))).ShouldBe(ExitCode.Done);

        var report = await File.ReadAllTextAsync(In("viborg-report.csv"));
        report.ShouldContain("viborg-business-mentors;self-supporting;target;17;56;41;education=17;2026-11-20;30;30.4;percent;25;yes;000:L438\n");
        report.ShouldContain("viborg-business-mentors;active;target;28;56;41;internship=28;2026-11-20;50;50;percent;50;yes;000:L438\n");
    }

    [Fact]
    public async Task Without_a_table_the_store_is_counted()
    {
        await using var store = await PostgresFixture.CreateAsync();
        await store.ExecuteAsync("""
            insert into postcode (code, name, latitude, longitude, municipality_codes) values ('8800', 'Viborg', 56.45, 9.4, '{"0791"}');
            insert into host (id, municipality_code, kind, name, postcode, sector, interns_now, wage_subsidised_now, vetted, contact_name, contact_hours, pledges, authority_of, municipal,
                p_number, email, language, agreement, status, status_reason, status_by)
            values ('H1', '0791', 2, 'Per Bager', '8800', 'grocery', 0, 0, true, 'Per Bager', '', 0, '', '', '', '', '', '{}', 1, '', '');
            insert into opening (id, municipality_code, kind, programme, host_id, title, tasks, sector, seats, min_age, max_age, hours_per_week_min, schedule, start_date, languages,
                environment, requires, meeting_forms, communication, hobbies, schedule_is_fixed, breaks, workplace_id, seats_taken_elsewhere, purpose, leads_to, task_value, task_kinds, sms_task,
                trade, status, status_reason, status_by)
            values ('O1', '0791', 3, 'viborg-cares', 'H1', 'Mentor', '', '', 1, 13, 29, 1, '', '2026-12-01', '{}', 0, 0, '{}', 0, '{}', false, '', '', 0, '', 0, '', '{}', '', 0, 1, '', '')
            """);

        (await RunAsync(store.ConnectionString, "targets", "viborg-cares", "--date", "2026-12-31", "--out", In("report.csv"))).ShouldBe(ExitCode.Done);

        (await File.ReadAllTextAsync(In("report.csv"))).ShouldContain("viborg-cares;mentors-found;target;1;;0;;2026-12-31;1;1;count;15;no;");
        _output.ToString().ShouldStartWith("mentors-found: 1 of 15 (7 %)");
    }

    [Theory]
    [InlineData("The programme viborg-care is not known. Did you mean viborg-cares?", "targets", "viborg-care", "x.csv", "--date", "2026-12-31", "--out", "x")]
    [InlineData("The file nowhere.csv does not exist.", "targets", "viborg-cares", "nowhere.csv", "--date", "2026-12-31", "--out", "x")]
    [InlineData("--municipality goes with the store", "targets", "viborg-cares", "x.csv", "--municipality", "0791", "--date", "2026-12-31", "--out", "x")]
    [InlineData("The option --date D is needed.", "targets", "viborg-cares", "--out", "x")]
    public async Task Wrong_usage_is_a_sentence(string sentence, params string[] words)
    {
        (await RunAsync("nowhere", words)).ShouldBe(ExitCode.WrongUsage);

        _errors.ToString().ShouldStartWith(sentence);
    }

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    private string In(string name) => Path.Combine(_directory.FullName, name);

    private Task<int> RunAsync(string postgres, params string[] words)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = postgres, ["ConnectionStrings:Redis"] = "127.0.0.1:1" }).Build();
        var terminal = new Terminal(ConsoleOf(_output), ConsoleOf(_errors));
        return new VerbTable(terminal, [new TargetsVerb(terminal, () => Product.Of(settings))]).RunAsync(words, CancellationToken.None);
    }

    private static IAnsiConsole ConsoleOf(StringWriter writer)
    {
        var console = AnsiConsole.Create(new() { Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 400;
        return console;
    }
}
