using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Testing;
using Matching.Testing.Engine;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

public sealed class CanonicalFactsTests
{
    [Fact]
    public void Facts_that_are_read_back_are_the_same_facts()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var bytes = CanonicalFacts.Bytes(RandomNight.Of(seed));

            CanonicalFacts.Bytes(CanonicalFacts.Read(bytes).ShouldNotBeNull()).ShouldBe(bytes, $"seed {seed}");
        }
    }

    [Fact]
    public void The_demo_towns_are_too()
    {
        var board = new FolderReader().Read(RepositoryFolder.Demo, GivenTown.Tonight).Folder.ShouldNotBeNull().ToBoard();
        var bytes = CanonicalFacts.Bytes(new PlanNight(TimeProvider.System).Facts(board, new(GivenTown.Tonight, PolicyFile.Default)).Problem);

        CanonicalFacts.Bytes(CanonicalFacts.Read(bytes).ShouldNotBeNull()).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void What_is_no_night_of_this_program_is_none(string json)
    {
        CanonicalFacts.Read(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBeNull();
    }

    [Fact]
    public void A_fact_that_this_program_does_not_know_makes_it_none()
    {
        var json = System.Text.Encoding.UTF8.GetString(CanonicalFacts.Bytes(RandomNight.Of(1)));

        CanonicalFacts.Read(System.Text.Encoding.UTF8.GetBytes(json.Replace("\"Salt\"", "\"Sugar\":1,\"Salt\"", StringComparison.Ordinal))).ShouldBeNull();
    }
}
