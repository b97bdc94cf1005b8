using Matching.Cli;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class WhatIfVerbTests : IDisposable
{
    private readonly TypedCommand _command = new();

    [Fact]
    public async Task One_more_seat_at_the_demo_brings_what_its_price_says()
    {
        (await AskAsync("prices", "--out", _command.In("prices"))).ShouldBe(ExitCode.Done);
        var price = (await File.ReadAllLinesAsync(Path.Combine(_command.In("prices"), "seat-prices.csv"))).Single(row => row.StartsWith("O00405;", StringComparison.Ordinal)).Split(';');
        _command.Output.ShouldContain("Sum of single effects, area 0615+0661+0791");

        (await AskAsync("what-if", "--set", "opening:O00405.seats=2", "--set", $"host:{price[1]}.max_new_contacts_per_month=none", "--out", _command.In("answer"))).ShouldBe(ExitCode.Done);

        var totals = (await File.ReadAllLinesAsync(Path.Combine(_command.In("answer"), "totals.csv"))).Select(row => row.Split(';')).ToDictionary(row => row[0], row => row[3], StringComparer.Ordinal);
        (totals["weight"], totals["fit"]).ShouldBe((price[7], price[8]));
        totals["weight"].ShouldNotBe("0");
        (await File.ReadAllLinesAsync(Path.Combine(_command.In("answer"), "what-if.csv")))[0].ShouldBe("youth_id;kind;effect;opening_before;opening_after;score_before;score_after");
        _command.Output.ShouldContain("1 gains, 0 loses, 1 moves; nothing was stored.");
    }

    [Fact]
    public async Task A_file_of_changes_says_what_options_say()
    {
        var rows = _command.With("more.csv", string.Join('\n', File.ReadLines(Path.Combine(RepositoryFolder.Demo, "openings.csv")).Take(2)).Replace("\nO00001;", "\nNEW;", StringComparison.Ordinal));
        var changes = _command.With("changes.txt", $"# what the board asks\nadd {rows}\n\nset opening:NEW.seats=3\nclose programme:coop-crew\n");

        (await AskAsync("what-if", "--changes", changes)).ShouldBe(ExitCode.Done);
        var byFile = _command.Output;
        (await AskAsync("what-if", "--close", "programme:coop-crew", "--set", "opening:NEW.seats=3", "--add", rows)).ShouldBe(ExitCode.Done);

        _command.Output.ShouldBe(byFile);
    }

    [Fact]
    public async Task What_the_night_does_not_know_is_refused_with_all_of_it()
    {
        (await AskAsync("what-if", "--set", "opening:O0405.seats=2", "--set", "weight:mentor.short-travel=200")).ShouldBe(ExitCode.Refused);

        _command.Errors.ShouldContain("The night has no opening 'O0405'. Did you mean O00405?");
        _command.Errors.ShouldContain("The weights of mentor would sum to 1090, and must sum to 1000: set others too.");
    }

    [Fact]
    public async Task A_faulty_row_of_a_new_opening_is_named_with_its_line()
    {
        var rows = _command.With("more.csv", string.Join('\n', File.ReadLines(Path.Combine(RepositoryFolder.Demo, "openings.csv")).Take(2)).Replace("\nO00001;mentor;", "\nNEW;mentr;", StringComparison.Ordinal));

        (await AskAsync("what-if", "--add", rows)).ShouldBe(ExitCode.Refused);

        _command.Errors.ShouldContain($"{rows} line 2, kind \"mentr\": not a known code; allowed: mentor, internship, job");
    }

    [Theory]
    [InlineData("'openin:O1.seats=2' sets nothing that can be set; allowed: opening:ID.seats", "--set", "openin:O1.seats=2")]
    [InlineData("'seats=2' sets nothing that can be set", "--set", "seats=2")]
    [InlineData("In 'opening:O1.seats=-1' '-1' is not a whole number from 0 to 2147483647.", "--set", "opening:O1.seats=-1")]
    [InlineData("In 'opening:O1.seats=NaN' 'NaN' is not a whole number from 0 to 2147483647.", "--set", "opening:O1.seats=NaN")]
    [InlineData("In 'host:H1.internship_room=all' 'all' is not a whole number from 0 to 2147483647 or none.", "--set", "host:H1.internship_room=all")]
    [InlineData("In 'programme:p.priority=401' '401' is not a whole number from 0 to 400.", "--set", "programme:p.priority=401")]
    [InlineData("'network:N1' closes nothing; allowed: opening:ID, host:ID, programme:ID.", "--close", "network:N1")]
    [InlineData("Nothing is changed: say what with --set, --close, --add, --changes or --policy.", "--threads", "1")]
    [InlineData("The file nowhere.csv does not exist.", "--add", "nowhere.csv")]
    public async Task What_cannot_be_meant_is_wrong_usage(string sentence, params string[] words)
    {
        (await AskAsync(["what-if", .. words])).ShouldBe(ExitCode.WrongUsage);

        _command.Errors.ShouldStartWith(sentence);
    }

    [Theory]
    [InlineData("A night and --data do not go together: one of them is asked.", "what-if", "latest", "--data", "x", "--date", "2026-11-20", "--close", "host:H1")]
    [InlineData("--data needs the night's date: --date D.", "prices", "--data", "x")]
    [InlineData("--date and --seed go with --data DIR; a published night is named by itself.", "prices", "--date", "2026-11-20")]
    [InlineData("'yesterday' names no night; allowed: a night's date (yyyy-MM-dd), its id, or latest.", "prices", "yesterday")]
    [InlineData("'yesterday' names no night; allowed: a night's date (yyyy-MM-dd), its id, or latest.", "replay", "yesterday")]
    [InlineData("Expected NIGHT after replay, and found nothing.", "replay")]
    [InlineData("Expected [NIGHT] after prices, and found a b.", "prices", "a", "b")]
    public async Task Words_that_do_not_go_together_are_wrong_usage(string sentence, params string[] words)
    {
        (await _command.RunAsync(words)).ShouldBe(ExitCode.WrongUsage);

        _command.Errors.ShouldStartWith(sentence);
    }

    [Fact]
    public async Task Help_tells_what_a_night_may_be_and_what_may_stand_several_times()
    {
        (await _command.RunAsync("what-if", "--help")).ShouldBe(ExitCode.Done);

        _command.Output.ShouldContain("matching what-if [NIGHT] [--data DIR] [--date D] [--seed S] [--set WHAT=VALUE]… [--close WHAT]…");
        _command.Output.ShouldContain("[NIGHT]          a night's date (yyyy-MM-dd), its id, or latest (default: latest)");
    }

    public void Dispose() => _command.Dispose();

    private Task<int> AskAsync(string verb, params IReadOnlyList<string> words) => AskAsync([verb, .. words]);

    private Task<int> AskAsync(IReadOnlyList<string> words) => _command.RunAsync([.. words, "--data", RepositoryFolder.Demo, "--date", "2026-11-20"]);
}
