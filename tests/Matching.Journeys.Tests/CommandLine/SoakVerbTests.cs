using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed partial class SoakVerbTests
{
    [Fact]
    public async Task A_made_up_winter_of_offers_breaks_no_law_though_workers_are_killed()
    {
        using var command = new TypedCommand();
        Environment.SetEnvironmentVariable("ConnectionStrings__Postgres", TestServers.Postgres);

        var code = await command.RunAsync("soak", "--offers", "40", "--seed", "7");

        command.Output.ShouldNotContain("BROKEN");
        code.ShouldBe(0, command.Output + command.Errors);
        command.Output.ShouldContain("kept   Every offer ended");
        Count(Killed(), command).ShouldBeGreaterThan(0);
        Count(Offers(), command).ShouldBeInRange(31, 40);
    }

    private static int Count(Regex of, TypedCommand command) => int.Parse(of.Match(command.Output).Groups["count"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<count>[0-9]+) offers,", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Offers();

    [GeneratedRegex("(?<count>[0-9]+) workers killed", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Killed();
}
