using Matching.Core.Placements;
using Matching.Engine.Facts;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class RanksFileTests
{
    private const string Header = "side;youth_id;opening_id;rank\n";

    private readonly GivenFolder _folder = GivenFolder.WithEverythingRight();

    [Fact]
    public void What_both_sides_said_reaches_the_board()
    {
        _folder.Text("ranks.csv", Header + "youth;Y1;O1;2\nhost;Y1;O1;1\n");

        _folder.Read().Folder.ShouldNotBeNull().ToBoard().Ranks.ShouldBe([new KnownRank(RankingSide.Youth, "Y1", "O1", 2), new KnownRank(RankingSide.Host, "Y1", "O1", 1)]);
    }

    [Theory]
    [InlineData("mentor;Y1;O1;1", "ranks.csv line 2, side \"mentor\": not a known code; allowed: youth, host")]
    [InlineData("youth;Y9;O1;1", "ranks.csv line 2, youth_id \"Y9\": not found in youths.csv")]
    [InlineData("youth;Y1;O9;1", "ranks.csv line 2, opening_id \"O9\": not found in openings.csv")]
    [InlineData("youth;Y1;O1;0", "ranks.csv line 2, rank \"0\": not a whole number from 1 to 1000")]
    [InlineData("youth;Y1;O1;NaN", "ranks.csv line 2, rank \"NaN\": not a whole number from 1 to 1000")]
    [InlineData("youth;Y1;O1;1\nyouth;Y1;O1;2", "ranks.csv line 3, opening_id \"O1\": line 2 has the same pair; a pair may stand once")]
    public void A_faulty_rank_is_refused_with_its_place(string rows, string sentence)
    {
        _folder.Text("ranks.csv", Header + rows + "\n");

        _folder.OnlyFault().ShouldBe(sentence);
    }
}
