using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Engine.Tests.Rules.YouthWork;

public sealed class SharedHoursTests
{
    [Fact]
    public void Sharing_out_finds_what_trying_every_choice_finds()
    {
        var tried = 0;
        for (var seed = 1; tried < LongForm.Cases(75); seed++)
        {
            var random = new Random(seed);
            var law = HoursChoiceTests.RandomLaw(random);
            var group = (YouthWorkGroup)random.Next(1, 5);
            var running = random.Next(2) == 0 ? RunningWork.Nothing(law) : HoursChoiceTests.RandomRunning(random, law);
            var (one, other) = RandomDays(random, running);
            if (law.FirstBreach(group, running.Week, running.WeekMinutes) is not null || EverySharing.Count(one, other) > LongForm.MostChoices)
                continue;

            tried++;
            var every = new EverySharing(law, group, running, one, other);
            var told = $"seed {seed}, {group}, running {running.Times} {running.WeekMinutes}, {WeekBits.FromDays(one)} {WeekBits.FromDays(other)}";
            foreach (var (ofOne, ofOther) in Wanted(every.Sums))
                new SharedHours(WeekFrame.Of(law, group), running, one, other).Hold(ofOne, ofOther).ShouldBe(every.Sums.Exists(sum => sum.One >= ofOne && sum.Other >= ofOther), $"{told}, wanted {ofOne} and {ofOther}");
        }
    }

    [Fact]
    public void An_adults_hours_are_shared_out_without_any_limit()
    {
        var day = new[] { DayHours.Between(16, 26), 0UL, 0UL, 0UL, 0UL, 0UL, 0UL };
        var free = RunningWork.Nothing(GivenLaw.Law);

        new SharedHours(WeekFrame.Open, free, day, day).Hold(4, 6).ShouldBeTrue();
        new SharedHours(WeekFrame.Open, free, day, day).Hold(5, 6).ShouldBeFalse();
        new SharedHours(WeekFrame.Open, free, day, day).Hold(3, 7).ShouldBeFalse();
    }

    [Fact]
    public void Two_places_together_keep_the_week_that_each_alone_keeps()
    {
        var week = GivenLaw.Week(YouthWorkGroup.B);
        var (afternoons, weekend) = (GivenLaw.Frame("Mo15:00-19:00|Tu15:00-19:00|We15:00-19:00", 6), GivenLaw.Frame("Sa08:00-16:00|Su08:00-16:00", 6));

        week.Allows(afternoons).ShouldBeTrue();
        week.Allows(weekend).ShouldBeTrue();
        week.AllowsBoth(afternoons, weekend).ShouldBeTrue();
        week.AllowsBoth(afternoons, weekend with { HoursPerWeekMin = 7 }).ShouldBeFalse();
        week.AllowsBoth(afternoons, afternoons with { HoursPerWeekMin = 2 }).ShouldBeFalse();
    }

    [Fact]
    public void A_place_worked_as_it_stands_takes_its_hours_from_the_other()
    {
        var week = GivenLaw.Week(YouthWorkGroup.C);
        var (morning, day) = (GivenLaw.Fixed("Mo08:00-12:00"), GivenLaw.Frame("Mo08:00-15:00", 2));

        week.AllowsBoth(morning, day).ShouldBeTrue();
        week.AllowsBoth(day, morning).ShouldBeTrue();
        week.AllowsBoth(morning, day with { HoursPerWeekMin = 3 }).ShouldBeFalse();
        week.AllowsBoth(morning, morning).ShouldBeFalse();
    }

    private static IEnumerable<(int One, int Other)> Wanted(List<(int One, int Other)> sums)
    {
        foreach (var (one, other) in sums.Append((1, 1)).Distinct())
        {
            yield return (one, other);
            yield return (one + 1, other);
            yield return (one, other + 1);
        }
    }

    private static (ulong[] One, ulong[] Other) RandomDays(Random random, RunningWork running)
    {
        var (one, other) = (new ulong[7], new ulong[7]);
        var first = random.Next(7);
        for (var at = 0; at < random.Next(1, 4); at++)
        {
            var day = (first + at) % 7;
            one[day] = Stretch(random) & ~running.Taken.Day(day);
            other[day] = Stretch(random) & ~running.Taken.Day(day);
            (one[day], other[day]) = (DayHours.LongStretches(one[day]), DayHours.LongStretches(other[day]));
        }

        return (one, other);
    }

    private static ulong Stretch(Random random)
    {
        var from = random.Next(10, 20) + random.Next(2) * random.Next(14);
        return DayHours.Between(from, Math.Min(48, from + random.Next(4, 9)));
    }

    /// <summary>Tries every way of giving each half hour to one place, the other or none.</summary>
    private sealed class EverySharing
    {
        private readonly YouthWorkLaw _law;
        private readonly YouthWorkGroup _group;
        private readonly RunningWork _running;
        private readonly List<(ulong One, ulong Other)>[] _days;
        private readonly (ulong One, ulong Other)[] _chosen = new (ulong, ulong)[7];
        private readonly HashSet<(int, int)> _sums = [];

        public EverySharing(YouthWorkLaw law, YouthWorkGroup group, RunningWork running, ulong[] one, ulong[] other)
        {
            (_law, _group, _running) = (law, group, running);
            _days = [.. Enumerable.Range(0, 7).Select(day => Ways(one[day], other[day]))];
            Try(0);
            Sums = [.. _sums];
        }

        public List<(int One, int Other)> Sums { get; }

        public static long Count(ulong[] one, ulong[] other) =>
            Enumerable.Range(0, 7).Aggregate(1L, (count, day) => count * Ways(one[day], other[day]).Count);

        private static List<(ulong, ulong)> Ways(ulong one, ulong other) =>
            [.. Runs(one).SelectMany(_ => Runs(other), (a, b) => (a, b)).Where(way => (way.a & way.b) == 0)];

        private static IEnumerable<ulong> Runs(ulong day)
        {
            for (var subset = day; ; subset = (subset - 1) & day)
            {
                if (DayHours.LongStretches(subset) == subset)
                    yield return subset;
                if (subset == 0)
                    yield break;
            }
        }

        private void Try(int day)
        {
            if (day == 7)
            {
                Judge();
                return;
            }

            foreach (var way in _days[day])
            {
                _chosen[day] = way;
                Try(day + 1);
            }
        }

        private void Judge()
        {
            var presence = WeekBits.FromDays([.. _chosen.Select(way => way.One | way.Other)]);
            var week = WorkedWeek.WithAssumedBreaks(WeeklyHours.Of([.. _running.Times.Stretches, .. WeeklyHours.Of(presence).Stretches]), _law);
            var added = week.WorkMinutes - _running.Week.WorkMinutes;
            if (_law.FirstBreach(_group, week, _running.WeekMinutes + added) is null)
                Add(0, 0, 0, week);
        }

        // The break of a day that both make long comes off either.
        private void Add(int day, int one, int other, WorkedWeek week)
        {
            if (day == 7)
            {
                _sums.Add((one, other));
                return;
            }

            var (ofOne, ofOther) = (System.Numerics.BitOperations.PopCount(_chosen[day].One), System.Numerics.BitOperations.PopCount(_chosen[day].Other));
            var added = (week[day].WorkMinutes - _running.Week[day].WorkMinutes) / 30;
            var lost = ofOne + ofOther - added;
            if (lost == 0)
                Add(day + 1, one + ofOne, other + ofOther, week);
            if (lost > 0 && ofOne > 0)
                Add(day + 1, one + ofOne - lost, other + ofOther, week);
            if (lost > 0 && ofOther > 0)
                Add(day + 1, one + ofOne, other + ofOther - lost, week);
        }
    }
}
