using Matching.Engine.Facts;
using Matching.Engine.Rules.Hours;
using Matching.Engine.Time;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Rules;

public sealed class HoursWithinLimitTests
{
    private static PlacementFacts Runs(int hours) => Given.Placement(PlacementState.Running, opening: null) with { HoursPerWeek = hours };

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void Hours_that_run_and_hours_that_come_stay_within_her_limit(int running, bool kept)
    {
        var check = RuleCheck.For<HoursWithinLimit>(Given.Youth() with { MaxHoursPerWeek = 10 }, Given.Opening() with { HoursPerWeekMin = 4 }, placements: [Runs(running)]);

        check.Kept.ShouldBe(kept);
        check.Missing.ShouldBe(running + 4 - 10);
    }

    [Fact]
    public void What_ended_before_tonight_or_is_only_offered_does_not_run()
    {
        PlacementFacts[] gone =
        [
            Runs(37) with { EndDate = Given.DaysAgo(1) },
            Given.Placement(PlacementState.Offered, "O2") with { HoursPerWeek = 37 },
            Given.Placement(PlacementState.Running, "O3", kind: Kind.Mentor) with { HoursPerWeek = 37 },
        ];

        RuleCheck.For<HoursWithinLimit>(Given.Youth() with { MaxHoursPerWeek = 4 }, placements: gone).Kept.ShouldBeTrue();
    }

    [Fact]
    public void Meetings_with_a_mentor_count_nothing() =>
        RuleCheck.For<HoursWithinLimit>(Given.Youth() with { MaxHoursPerWeek = 1 }, Given.Opening(kind: Kind.Mentor) with { HoursPerWeekMin = 3 }).Kept.ShouldBeTrue();
}

public sealed class EnoughCommonTimeTests
{
    private static RuleCheck Asked(string free, string frame, int hours = 4, Kind kind = Kind.Job, string contact = "") => RuleCheck.For<EnoughCommonTime>(
        Given.Youth() with { Available = Given.Hours(free) },
        Given.Opening(kind: kind) with { Schedule = Given.Hours(frame), HoursPerWeekMin = hours },
        Given.Host(mentor: kind == Kind.Mentor) with { ContactHours = Given.Hours(contact) });

    [Theory]
    [InlineData("Mo10:00-14:00", true, 0)]
    [InlineData("Mo10:00-13:30", false, 0.5)]
    [InlineData("Mo10:00-12:00|Tu10:00-12:00", true, 0)]
    [InlineData("Mo10:00-12:00|Tu10:00-11:30", false, 0.5)]
    [InlineData("Mo10:00-13:00|Tu10:00-11:00", false, 1)]
    [InlineData("", false, 4)]
    public void Stretches_of_two_hours_add_up_to_the_fewest_hours(string free, bool kept, double missing)
    {
        var check = Asked(free, "Mo08:00-16:00|Tu08:00-16:00");

        check.Kept.ShouldBe(kept);
        check.Missing.ShouldBe((decimal)missing);
    }

    [Fact]
    public void A_stretch_does_not_cross_midnight()
    {
        Asked("Mo22:00-24:00|Tu00:00-02:00", "Mo20:00-24:00|Tu00:00-04:00").Kept.ShouldBeTrue();
        Asked("Mo22:30-24:00|Tu00:00-02:30", "Mo20:00-24:00|Tu00:00-04:00").Kept.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Mo10:00-11:00", true)]
    [InlineData("Mo10:00-10:30|Mo11:00-11:30|Tu10:00-10:30", false)]
    public void A_mentor_needs_one_hour_in_one_piece(string free, bool kept) =>
        Asked(free, "Mo08:00-16:00|Tu08:00-16:00", kind: Kind.Mentor).Kept.ShouldBe(kept);

    [Theory]
    [InlineData("Mo13:30-14:00", true, 0.0)]
    [InlineData("Mo14:00-15:00", false, 0.5)]
    [InlineData("Sa10:00-12:00", false, null)]
    public void One_half_hour_meets_the_contact_person(string contact, bool kept, double? missing)
    {
        var check = Asked("Mo10:00-14:00", "Mo08:00-16:00", contact: contact);

        check.Kept.ShouldBe(kept);
        check.Missing.ShouldBe((decimal?)missing);
    }

    [Fact]
    public void A_frame_that_cannot_hold_the_hours_is_not_hers_to_change() =>
        Asked("Mo10:00-12:00", "Mo10:00-13:00").Missing.ShouldBeNull();

    [Fact]
    public void Without_stated_times_any_hour_she_is_free_counts_and_a_warning_says_so()
    {
        var check = Asked("Sa10:00-14:00", "");

        check.Kept.ShouldBeTrue();
        check.Warnings.ShouldBe(["times_not_stated"]);
    }

    [Fact]
    public void The_fewest_half_hours_agree_with_trying_every_set()
    {
        var random = new Random(20261120);
        for (var round = 0; round < 300; round++)
        {
            var (frame, free, contact) = (Small(random, 0.8), Small(random, 0.4), random.Next(2) == 0 ? WeekBits.None : Small(random, 0.2));
            var (shortest, needed) = (random.Next(2) == 0 ? 2 : 4, random.Next(1, 10));

            new FewestHalfHours(WeekDays.Of(free), WeekDays.Of(frame), WeekDays.Of(contact), shortest, needed).Within(WeekBits.HalfHours)
                .ShouldBe(ByTrying(free, frame, contact, shortest, needed), $"round {round}: {free} in {frame}, contact {contact}, {needed} in {shortest}");
        }
    }

    // Ten half hours around the first midnight of the week.
    private static WeekBits Small(Random random, double share) => WeekBits.FromDays([RandomBits(random, share) << 42, RandomBits(random, share), 0, 0, 0, 0, 0]);

    private static ulong RandomBits(Random random, double share) => Enumerable.Range(0, 6).Aggregate(0UL, (bits, bit) => bits | (random.NextDouble() < share ? 1UL << bit : 0));

    private static int? ByTrying(WeekBits free, WeekBits frame, WeekBits contact, int shortest, int needed)
    {
        int[] addable = [.. Enumerable.Range(0, WeekBits.HalfHours).Where(half => frame[half] && !free[half])];
        int? fewest = null;
        for (var set = 0; set < 1 << addable.Length; set++)
        {
            Span<ulong> days = [free.Day(0), free.Day(1), 0, 0, 0, 0, 0];
            for (var i = 0; i < addable.Length; i++)
            {
                days[addable[i] / 48] |= (set >> i & 1) == 0 ? 0 : 1UL << addable[i] % 48;
            }

            var common = WeekBits.FromDays(days) & frame;
            var enough = InRuns(common, shortest) >= needed && (contact.IsEmpty || !(common & contact).IsEmpty);
            var added = System.Numerics.BitOperations.PopCount((uint)set);
            fewest = enough && (fewest is null || added < fewest) ? added : fewest;
        }

        return fewest;
    }

    private static int InRuns(WeekBits week, int shortest)
    {
        var (total, run) = (0, 0);
        for (var half = 0; half <= WeekBits.HalfHours; half++)
        {
            var goesOn = half < WeekBits.HalfHours && week[half] && (half % WeekBits.HalfHoursPerDay != 0 || run == 0);
            total += goesOn || run < shortest ? 0 : run;
            run = goesOn ? run + 1 : half < WeekBits.HalfHours && week[half] ? 1 : 0;
        }

        return total;
    }
}
