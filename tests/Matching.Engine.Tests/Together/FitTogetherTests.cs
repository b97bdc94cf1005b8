using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Together;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Together;

public sealed class FitTogetherTests
{
    private static readonly OpeningFacts Job = Given.Opening("O1") with { HoursPerWeekMin = 6, Schedule = Given.Hours("Mo08:00-16:00") };
    private static readonly OpeningFacts Internship = Given.Opening("O2", Kind.Internship, "H2") with { HoursPerWeekMin = 6, Schedule = Given.Hours("Mo10:00-20:00") };
    private static readonly OpeningFacts Mentor = Given.Opening("O3", Kind.Mentor, "H3") with { Schedule = Given.Hours("Mo15:00-16:00") };
    private static readonly YouthFacts Adult = Given.Youth(age: 20);

    [Theory]
    [InlineData(12, true)]
    [InlineData(11, false)]
    public void Both_minimums_stay_within_her_limit(int limit, bool fits) => Fits(Adult with { MaxHoursPerWeek = limit }, Job, Internship).ShouldBe(fits);

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void What_runs_already_counts_once(int limitLessOne, bool fits)
    {
        var runs = Given.Placement(PlacementState.Running, "O1") with { HoursPerWeek = 7 };

        Fits(Adult with { MaxHoursPerWeek = 25 - limitLessOne }, Job, Internship, runs).ShouldBe(fits);
    }

    [Theory]
    [InlineData("Mo10:00-20:00", 6, true)]
    [InlineData("Mo10:00-20:00", 7, false)]
    [InlineData("Mo10:00-16:00|Tu08:00-10:00", 4, true)]
    [InlineData("Mo10:00-16:00|Tu08:00-09:30", 4, false)]
    public void No_half_hour_is_used_twice_and_stretches_last_two_hours(string schedule, int hours, bool fits) =>
        Fits(Adult, Job, Internship with { Schedule = Given.Hours(schedule), HoursPerWeekMin = hours }).ShouldBe(fits);

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void A_mentor_needs_one_hour_that_the_work_leaves(int hours, bool fits) => Fits(Adult, Job with { HoursPerWeekMin = hours }, Mentor).ShouldBe(fits);

    [Fact]
    public void Work_as_it_stands_leaves_only_the_rest_of_the_week()
    {
        var asItStands = Job with { ScheduleIsFixed = true };

        Fits(Adult, asItStands, Mentor).ShouldBeFalse();
        Fits(Adult, asItStands, Mentor with { Schedule = Given.Hours("Mo15:30-17:00") }).ShouldBeTrue();
        Fits(Adult, asItStands, Internship with { HoursPerWeekMin = 4 }).ShouldBeTrue();
        Fits(Adult, asItStands, Internship with { HoursPerWeekMin = 5 }).ShouldBeFalse();
    }

    [Fact]
    public void A_decided_place_without_times_needs_its_openings_minimum_and_with_times_exactly_those()
    {
        var approved = Given.Placement(PlacementState.Approved, "O1");
        var internship = Internship with { Schedule = Given.Hours("Mo10:00-16:00") };

        Fits(Adult, Job, internship with { HoursPerWeekMin = 2 }, approved).ShouldBeTrue();
        Fits(Adult, Job, internship with { HoursPerWeekMin = 3 }, approved).ShouldBeFalse();
        Fits(Adult, Job, internship with { HoursPerWeekMin = 3 }, approved with { Schedule = Given.Hours("Mo08:00-12:00") }).ShouldBeTrue();
        Fits(Adult, Job, internship with { HoursPerWeekMin = 5 }, approved with { Schedule = Given.Hours("Mo08:00-12:00") }).ShouldBeFalse();
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void Under_eighteen_the_law_holds_for_the_sum(int hours, bool fits)
    {
        var pupil = Given.Youth(age: 16) with { School = School.Compulsory, Available = Given.Hours("Mo15:00-19:00|Tu15:00-19:00|We15:00-19:00|Sa08:00-16:00|Su08:00-16:00") };
        var afternoons = Job with { Schedule = Given.Hours("Mo15:00-19:00|Tu15:00-19:00|We15:00-19:00") };
        var weekend = Internship with { Schedule = Given.Hours("Sa08:00-16:00|Su08:00-16:00"), HoursPerWeekMin = hours };

        Fits(pupil, afternoons, weekend).ShouldBe(fits);
        Fits(pupil with { Born = Given.Night.AddYears(-18) }, afternoons, weekend).ShouldBeTrue();
    }

    [Fact]
    public void Whichever_comes_first_the_answer_is_the_same()
    {
        for (var seed = 1; seed <= LongForm.Cases(300); seed++)
        {
            var night = new Night(RandomNight.Of(seed));
            foreach (var youth in night.Youths)
            {
                var places = night.Openings.Select(opening => PlaceOfHers.Wished(youth, opening)).ToArray();
                var (one, other) = (places[seed % places.Length], places[seed / 7 % places.Length]);
                if (one.Opening.Kind != other.Opening.Kind)
                    new FitTogether(night).Holds(one, other).ShouldBe(new FitTogether(night).Holds(other, one), LongForm.Seed(seed));
            }
        }
    }

    /// <summary>The first opening is decided where a placement is given, else wished.</summary>
    private static bool Fits(YouthFacts youth, OpeningFacts one, OpeningFacts other, PlacementFacts? decided = null)
    {
        var night = new Night(Given.Problem([youth], [one, other], placements: decided is null ? [] : [decided]));
        var her = night.Youths[0];
        var first = decided is null ? PlaceOfHers.Wished(her, night.Openings[0]) : PlaceOfHers.Decided(her, her.Placements[0]);
        return new FitTogether(night).Holds(first, PlaceOfHers.Wished(her, night.Openings[1]));
    }
}
