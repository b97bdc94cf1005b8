using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Testing.Engine;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Rules;

/// <summary>The night is 20 November 2026; the place begins on Monday 23 November.</summary>
public sealed class LastsLongEnoughTests
{
    private static readonly LastsLongEnough Rule = new();

    private static OpeningFacts Bridge => Given.Opening(kind: Kind.Internship) with { StartDate = new(2026, 11, 23), WeeksMin = 2, WeeksMax = 4 };

    [Theory]
    [InlineData("2026-12-06", true)]
    [InlineData("2026-12-05", false)]
    [InlineData("2027-06-01", true)]
    public void A_place_lasts_its_fewest_weeks(string end, bool kept) => Rule.IsKept(PairOf(Given.Youth(), Bridge with { EndDate = Day(end) })).ShouldBe(kept);

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void What_the_law_leaves_her_counts_too(int left, bool kept) =>
        Rule.IsKept(PairOf(Given.Youth() with { InternshipWeeksAllowed = 4, InternshipWeeksUsedBefore = 4 - left }, Bridge with { EndDate = new(2027, 6, 1) })).ShouldBe(kept);

    [Fact]
    public void It_is_agreed_for_no_more_than_its_most_and_a_place_that_says_nothing_for_as_long_as_one_likes()
    {
        Rule.WeeksFor(PairOf(Given.Youth(), Bridge)).ShouldBe(4);
        var free = PairOf(Given.Youth(), Bridge with { WeeksMin = null, WeeksMax = null, EndDate = new(2026, 11, 24) });
        (Rule.IsKept(free), Rule.WeeksFor(free)).ShouldBe((true, null));
    }

    [Fact]
    public void The_finding_names_both_numbers() =>
        Rule.Explain(PairOf(Given.Youth(), Bridge with { EndDate = new(2026, 12, 5) })).ToString().ShouldBe("weeks=1|least=2");

    private static Pair PairOf(YouthFacts youth, OpeningFacts opening)
    {
        var night = new Night(Given.Problem([youth], [opening]));
        return night.Pair(night.Youths[0], night.Openings[0]);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
