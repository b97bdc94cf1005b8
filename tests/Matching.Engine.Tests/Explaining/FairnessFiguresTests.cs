using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Matching.Testing.Engine;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Explaining;

public sealed class FairnessFiguresTests
{
    [Theory]
    [InlineData(17, "13-17")]
    [InlineData(18, "18-24")]
    [InlineData(24, "18-24")]
    [InlineData(25, "25-30")]
    public void Ages_fall_in_three_bands(int age, string band) => FairnessFigures.AgeBand(age).ShouldBe(band);

    [Theory]
    [InlineData(0, "0-30")]
    [InlineData(30, "0-30")]
    [InlineData(31, "31-90")]
    [InlineData(90, "31-90")]
    [InlineData(91, "91+")]
    public void Waiting_falls_in_three_bands(int days, string band) => FairnessFigures.WaitingBand(days).ShouldBe(band);

    [Theory]
    [InlineData(new[] { 7 }, 7)]
    [InlineData(new[] { 3, 8 }, 5)]
    [InlineData(new[] { 1, 2, 9 }, 2)]
    public void The_median_of_two_middle_ones_is_rounded_down(int[] rising, long median) => FairnessFigures.Median(rising).ShouldBe(median);

    [Theory]
    [InlineData(new long[] { 0, 0 }, 0)]
    [InlineData(new long[] { 2, 2, 2 }, 0)]
    [InlineData(new long[] { 0, 0, 0, 4 }, 750)]
    [InlineData(new long[] { 1, 3 }, 250)]
    [InlineData(new long[] { 0, 1, 2 }, 444)]
    public void Gini_is_zero_where_all_are_alike_and_high_where_one_has_all(long[] rising, long perMille) =>
        FairnessFigures.Gini(rising).ShouldBe(perMille);

    [Fact]
    public void A_plan_tells_who_was_placed_and_how_hosts_were_called_on()
    {
        var night = Given.Problem(
            [
                Given.Youth("Y1", 17) with { Wants = [Kind.Job], WaitingSince = Given.DaysAgo(100) },
                Given.Youth("Y2") with { Wants = [Kind.Job], WaitingSince = Given.DaysAgo(40) },
                Given.Youth("Y3", 26) with { Wants = [Kind.Job], WaitingSince = Given.DaysAgo(4), Available = WeeklyHours.None },
            ],
            [Given.Opening("O1") with { Seats = 2 }, Given.Opening("O2", host: "H2") with { MinAge = 30 }]);

        var fairness = Matcher.Plan(night).Fairness;

        fairness.Keys.ShouldBe([
            "daysWaitingByAge", "daysWaitingByMunicipality", "giniOfContacts", "medianDaysWaiting",
            "openingsPossibleByAge", "openingsPossibleByMunicipality", "openingsPossibleByWaiting",
            "placedByAge", "placedByMunicipality", "placedByWaiting",
        ]);
        fairness["openingsPossibleByAge"].ShouldBe(Figures(("13-17", 1), ("18-24", 1), ("25-30", 0)));
        fairness["openingsPossibleByMunicipality"].ShouldBe(Figures(("0791", 1)));
        fairness["openingsPossibleByWaiting"].ShouldBe(Figures(("0-30", 0), ("31-90", 1), ("91+", 1)));
        fairness["daysWaitingByAge"].ShouldBe(Figures(("13-17", 100), ("18-24", 40), ("25-30", 4)));
        fairness["daysWaitingByMunicipality"].ShouldBe(Figures(("0791", 40)));
        fairness["placedByMunicipality"].ShouldBe(Figures(("0791", 666)));
        fairness["placedByAge"].ShouldBe(Figures(("13-17", 1000), ("18-24", 1000), ("25-30", 0)));
        fairness["placedByWaiting"].ShouldBe(Figures(("0-30", 0), ("31-90", 1000), ("91+", 1000)));
        fairness["medianDaysWaiting"].ShouldBe(Figures(("placed", 70), ("unplaced", 4)));
        fairness["giniOfContacts"].ShouldBe(Figures(("job", 500)));
    }

    private static Dictionary<string, long> Figures(params (string Group, long Figure)[] figures) =>
        figures.ToDictionary(figure => figure.Group, figure => figure.Figure);
}
