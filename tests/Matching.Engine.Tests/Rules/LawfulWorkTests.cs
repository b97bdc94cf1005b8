using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Testing.Engine;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Rules;

public sealed class LawfulWorkTests
{
    private static readonly LawfulWork Rule = new();

    private static YouthFacts Pupil => Given.Youth(age: 15) with { School = School.Compulsory, Available = Given.Hours("Tu15:00-20:00|Sa08:00-18:00") };

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_pupil_works_two_hours_on_a_school_day(int hours, bool kept) =>
        Kept(Pupil, Given.Opening() with { Schedule = Given.Hours("Tu15:00-19:00"), HoursPerWeekMin = hours }).ShouldBe(kept);

    [Fact]
    public void The_finding_names_rule_sum_and_limit() =>
        Explain(Pupil, Given.Opening() with { Schedule = Given.Hours("Tu15:00-19:00"), HoursPerWeekMin = 3 })
            .ToString().ShouldBe("group=B|rule=YW03|sum=180|limit=120");

    [Fact]
    public void A_kept_rule_tells_the_week() =>
        Explain(Pupil, Given.Opening() with { Schedule = Given.Hours("Sa08:00-14:00"), HoursPerWeekMin = 4 })
            .ToString().ShouldBe("group=B|rule=YW04|sum=240|limit=720");

    [Theory]
    [InlineData("2026-11-24", false)]
    [InlineData("2026-11-25", true)]
    public void From_eighteen_on_the_start_nothing_of_it_applies(string start, bool kept)
    {
        var youth = Pupil with { Born = new(2008, 11, 25) };
        var opening = Given.Opening() with { Environment = WorkEnvironment.Machines, Schedule = Given.Hours("Sa08:00-14:00"), StartDate = Day(start) };

        Kept(youth, opening).ShouldBe(kept);
    }

    [Theory]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-01", true)]
    public void Nobody_works_before_thirteen(string start, bool kept)
    {
        var youth = Pupil with { Born = new(2013, 12, 1) };
        var opening = Given.Opening() with { Schedule = Given.Hours("Sa08:00-14:00"), StartDate = Day(start) };

        Kept(youth, opening).ShouldBe(kept);
        Explain(youth, opening).ToString().ShouldStartWith(kept ? "group=A|rule=YW04" : "group=A|rule=YW01|sum=12|limit=13");
    }

    [Theory]
    [InlineData("2027-02-27", false)]
    [InlineData("2027-03-03", true)]
    public void A_birthday_before_the_start_moves_her_to_the_next_group(string start, bool kept)
    {
        var youth = Pupil with { Born = new(2012, 3, 3) };
        var opening = Given.Opening() with { Schedule = Given.Hours("Sa09:00-17:00"), ScheduleIsFixed = true, HoursPerWeekMin = 7, StartDate = Day(start) };

        Kept(youth, opening).ShouldBe(kept);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Jobs_and_internships_are_added_up_and_mentors_are_not(int running, bool kept)
    {
        var opening = Given.Opening() with { Schedule = Given.Hours("Sa08:00-14:00"), HoursPerWeekMin = 4 };
        PlacementFacts[] placements =
        [
            Given.Placement(PlacementState.Running, opening: null, kind: Kind.Internship) with { HoursPerWeek = running },
            Given.Placement(PlacementState.Running, opening: null, kind: Kind.Mentor) with { HoursPerWeek = 5 },
            Given.Placement(PlacementState.Offered, opening: "O1") with { HoursPerWeek = 4 },
        ];

        Kept(Pupil, opening, placements).ShouldBe(kept);
    }

    [Theory]
    [InlineData("Mo08:00-16:30|Tu08:00-16:30|We08:00-16:30|Th08:00-16:30|Fr08:00-16:30", 40, true)]
    [InlineData("Mo08:00-16:30|Tu08:00-16:30|We08:00-16:30|Th08:00-16:30|Fr08:00-16:30|Sa08:00-12:00", 41, false)]
    public void Where_school_is_out_a_pupil_works_the_days_and_weeks_without_school(string week, int hours, bool kept)
    {
        var youth = Pupil with { Available = Given.Hours(week) };
        var opening = Given.Opening() with { Schedule = Given.Hours(week), HoursPerWeekMin = hours };

        Kept(youth, opening with { SchoolIsOut = true }).ShouldBe(kept);
        Kept(youth, opening).ShouldBeFalse();
    }

    [Fact]
    public void A_mentor_is_no_work() =>
        Kept(Pupil with { Born = new(2013, 11, 20) }, Given.Opening(kind: Kind.Mentor) with { Environment = WorkEnvironment.Machines }).ShouldBeTrue();

    private static bool Kept(YouthFacts youth, OpeningFacts opening, IReadOnlyList<PlacementFacts>? placements = null) =>
        Rule.IsKept(PairOf(youth, opening, placements));

    private static Finding Explain(YouthFacts youth, OpeningFacts opening) => Rule.Explain(PairOf(youth, opening, null));

    private static Pair PairOf(YouthFacts youth, OpeningFacts opening, IReadOnlyList<PlacementFacts>? placements)
    {
        var night = new Night(Given.Problem([youth], [opening], placements: placements));
        return night.Pair(night.Youths[0], night.Openings[0]);
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
