using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Testing.Engine;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Rules;

/// <summary>The night is 20 November 2026.</summary>
public sealed class LawfulInternshipTests
{
    private static readonly LawfulInternship Rule = new();

    private static YouthFacts JobReady => Given.Youth() with { InternshipWeeksAllowed = 4 };

    private static OpeningFacts Internship => Given.Opening(kind: Kind.Internship) with { StartDate = new(2026, 11, 23), EndDate = new(2026, 12, 20) };

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Weeks_used_before_come_off(int used, bool kept) =>
        Rule.IsKept(PairOf(JobReady with { InternshipWeeksUsedBefore = used }, Internship)).ShouldBe(kept);

    [Theory]
    [InlineData("2026-12-20", 4, false)]
    [InlineData("2026-12-21", 4, true)]
    [InlineData("2026-11-29", 1, false)]
    [InlineData("2026-11-30", 2, false)]
    public void A_longer_opening_is_shortened_to_what_is_left_and_says_so(string end, int weeks, bool shortened)
    {
        var pair = PairOf(JobReady, Internship with { EndDate = DateOnly.ParseExact(end, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });

        Rule.WeeksFor(pair).ShouldBe(weeks);
        Rule.WarningsFor(pair).Contains(Warnings.WeeksShortened).ShouldBe(shortened);
    }

    [Fact]
    public void An_opening_without_an_end_lasts_as_long_as_the_law_leaves()
    {
        var pair = PairOf(JobReady with { InternshipWeeksUsedBefore = 1 }, Internship with { EndDate = null });

        Rule.WeeksFor(pair).ShouldBe(3);
        Rule.WarningsFor(pair).ShouldBe([Warnings.WeeksShortened]);
    }

    [Fact]
    public void Without_a_limit_there_are_no_weeks_to_tell()
    {
        var pair = PairOf(Given.Youth(), Internship);

        Rule.IsKept(pair).ShouldBeTrue();
        Rule.WeeksFor(pair).ShouldBeNull();
        Rule.WarningsFor(pair).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(27, 14, "2")]
    [InlineData(27, 15, "3")]
    [InlineData(28, 14, "0")]
    public void An_internship_that_ended_less_than_28_days_before_the_start_is_the_same_offer(int endedDaysBefore, int lastedDays, string used)
    {
        var end = new DateOnly(2026, 11, 23).AddDays(-endedDaysBefore);

        Used(Given.Placement(PlacementState.Ended, kind: Kind.Internship) with { StartDate = end.AddDays(1 - lastedDays), EndDate = end }).ShouldBe(used);
    }

    [Fact]
    public void Breaks_under_28_days_chain_and_are_counted_with_the_offer()
    {
        var first = Ended("2026-09-28", "2026-10-04");
        var second = Ended("2026-10-26", "2026-11-01");

        Used(first, second).ShouldBe("5");
        Used(first with { EndDate = new(2026, 9, 28) }, second).ShouldBe("1");
    }

    [Fact]
    public void What_runs_counts_until_tonight()
    {
        var running = Given.Placement(PlacementState.Running, kind: Kind.Internship) with { StartDate = new(2026, 11, 13), EndDate = new(2027, 1, 31) };

        Used(running).ShouldBe("2");
        Used(running with { StartDate = new(2026, 11, 14) }).ShouldBe("1");
    }

    [Fact]
    public void Jobs_and_other_hosts_do_not_count()
    {
        var job = Given.Placement(PlacementState.Running, kind: Kind.Job) with { StartDate = new(2026, 11, 1) };
        var offered = Given.Placement(PlacementState.Offered, kind: Kind.Internship);

        Used(job, offered).ShouldBe("0");
    }

    [Theory]
    [InlineData("H1", false)]
    [InlineData("H2", true)]
    public void The_last_employer_is_barred_where_the_law_bars_it(string last, bool kept)
    {
        var pair = PairOf(JobReady with { BarredInternshipHost = last }, Internship);

        Rule.IsKept(pair).ShouldBe(kept);
        Rule.Explain(pair).ToString().ShouldBe(kept ? "rule=IN01|sum=0|limit=4" : "rule=IN04|last_employer=H1");
    }

    [Fact]
    public void It_is_about_internships_only() =>
        Rule.IsKept(PairOf(JobReady with { InternshipWeeksUsedBefore = 9, BarredInternshipHost = "H1" }, Given.Opening(kind: Kind.Job))).ShouldBeTrue();

    private static PlacementFacts Ended(string from, string to) => Given.Placement(PlacementState.Ended, kind: Kind.Internship) with
    {
        StartDate = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
        EndDate = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Used(params PlacementFacts[] placements) =>
        Rule.Explain(PairOf(JobReady, Internship, placements)).Facts.Single(fact => fact.Name == "sum").Value;

    private static Pair PairOf(YouthFacts youth, OpeningFacts opening, params PlacementFacts[] placements)
    {
        var night = new Night(Given.Problem([youth], [opening], placements: placements));
        return night.Pair(night.Youths[0], night.Openings[0]);
    }
}
