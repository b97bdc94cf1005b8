using System.Text.Json;
using Matching.Engine.Explaining;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Explaining;

public sealed class MissesInPartsTests
{
    private static readonly int Nights = LongForm.Cases(200);

    [Fact]
    public void All_parts_together_are_the_whole_whatever_their_number()
    {
        for (var seed = 1; seed <= Nights; seed++)
        {
            var night = new MissesInParts(RandomNight.Of(seed, youths: 12, openings: 8));
            var whole = Text(night.Of(0, 1));

            foreach (var parts in new[] { 2, 3, 7, 40 })
            {
                Text(Enumerable.Range(0, parts).SelectMany(part => night.Of(part, parts))).ShouldBe(whole, LongForm.Seed(seed));
            }
        }
    }

    [Fact]
    public void A_plan_is_the_same_whichever_parts_were_said_elsewhere()
    {
        var unplaced = 0;
        for (var seed = 1; seed <= Nights; seed++)
        {
            var problem = RandomNight.Of(seed, youths: 12, openings: 8);
            var elsewhere = new MissesInParts(problem);
            var alone = Matcher.Plan(problem);
            foreach (var said in new int[][] { [0, 1, 2], [1], [2, 0] })
            {
                var helped = Matcher.Plan(problem, new MatcherOptions { Threads = 2, SaidElsewhere = () => [.. said.SelectMany(part => elsewhere.Of(part, 3))] });

                Text(helped.Unplaced).ShouldBe(Text(alone.Unplaced), LongForm.Seed(seed));
                Text(helped.Pairs).ShouldBe(Text(alone.Pairs), LongForm.Seed(seed));
            }

            unplaced += alone.Unplaced.Count;
        }

        unplaced.ShouldBeGreaterThan(Nights);
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, false)]
    [InlineData(-1, 3, false)]
    public void A_part_that_is_none_is_refused(int part, int parts, bool exists)
    {
        var night = new MissesInParts(RandomNight.Of(1));

        if (exists)
        {
            night.Of(part, parts).ShouldNotBeNull();
        }
        else
        {
            Should.Throw<ArgumentOutOfRangeException>(() => night.Of(part, parts));
        }
    }

    private static string Text<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows);
}
