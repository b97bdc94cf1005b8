using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.CommandLine;

public sealed class SoakVerbTests
{
    [Fact]
    public async Task A_made_up_year_of_offers_breaks_no_law()
    {
        using var command = new TypedCommand();
        Environment.SetEnvironmentVariable("ConnectionStrings__Postgres", TestServers.Postgres);

        var code = await command.RunAsync("soak", "--offers", "60", "--seed", "7");

        command.Output.ShouldNotContain("BROKEN");
        code.ShouldBe(0, command.Output + command.Errors);
        command.Output.ShouldContain("kept   Every offer ended");
    }
}
