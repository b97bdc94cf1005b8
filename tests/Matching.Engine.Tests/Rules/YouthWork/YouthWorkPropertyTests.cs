using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Rules.YouthWork;

public sealed class YouthWorkPropertyTests
{
    private static readonly Trade[] Trades = Enum.GetValues<Trade>();

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Adding_hours_never_turns_a_refusal_into_permission(int seed)
    {
        var random = new Random(seed);
        for (var trial = 0; trial < LongForm.Cases(2000); trial++)
        {
            var group = (YouthWorkGroup)random.Next(1, 5);
            var week = new YouthWorkWeek(GivenLaw.Law, group, RandomRunning(random));
            var asked = RandomFrame(random) with { HoursPerWeekMin = 1 };
            var refused = false;
            for (var hours = 1; hours <= 41; hours++)
            {
                var allowed = week.Allows(asked with { HoursPerWeekMin = hours });
                (refused && allowed).ShouldBeFalse($"seed {seed}, trial {trial}: {hours} hours of {asked}");
                refused |= !allowed;
            }

            refused.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void More_running_work_never_turns_a_refusal_into_permission(int seed)
    {
        var random = new Random(seed);
        for (var trial = 0; trial < LongForm.Cases(2000); trial++)
        {
            var group = (YouthWorkGroup)random.Next(1, 5);
            var asked = RandomFrame(random);
            var fewer = RandomRunning(random);
            var more = new RunningWork(fewer.WeekMinutes + 60, WeeklyHours.Of([.. fewer.Times.Stretches, RandomStretch(random)]), GivenLaw.Law);

            if (new YouthWorkWeek(GivenLaw.Law, group, more).Allows(asked))
            {
                new YouthWorkWeek(GivenLaw.Law, group, fewer).Allows(asked).ShouldBeTrue($"seed {seed}, trial {trial}: {asked}");
            }
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void A_fixed_week_is_judged_the_same_whole_or_split_over_two_jobs(int seed)
    {
        var random = new Random(seed);
        var allowed = 0;
        for (var trial = 0; trial < LongForm.Cases(2000); trial++)
        {
            var group = (YouthWorkGroup)random.Next(1, 5);
            var (first, second) = (Longer(RandomStretch(random)), Longer(RandomStretch(random)));
            if (first.Day == second.Day && first.FromMinute <= second.ToMinute && second.FromMinute <= first.ToMinute)
            {
                continue;
            }

            var whole = GivenLaw.Week(group).Allows(GivenLaw.Fixed(WeeklyHours.Of([first, second]).ToString()));
            var split = Split(group, first, second);

            split.ShouldBe(whole, $"seed {seed}, trial {trial}: {group} {first} {second}");
            allowed += whole ? 1 : 0;
        }

        allowed.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void The_answer_and_its_reason_agree(int seed)
    {
        var random = new Random(seed);
        var rules = new HashSet<string>(StringComparer.Ordinal);
        for (var trial = 0; trial < LongForm.Cases(3000); trial++)
        {
            var week = new YouthWorkWeek(GivenLaw.Law, (YouthWorkGroup)random.Next(1, 5), RandomRunning(random));
            var asked = RandomFrame(random);
            var breach = week.FirstBreach(asked);

            week.Allows(asked).ShouldBe(breach is null);
            rules.Add(breach?.Rule ?? "kept");
        }

        rules.ShouldBeSubsetOf(["kept", "YW03", "YW04", "YW06", "YW06x", "YW07", "YW08", "YW09", "YW10", "YW14", "YW15", LawBreach.TooLittleTime, LawBreach.TimeIsTaken, LawBreach.ShortStretch]);
        rules.Count.ShouldBeGreaterThan(9);
    }

    /// <summary>The one runs; the other is asked for. The window of the one that runs was judged when it began.</summary>
    private static bool Split(YouthWorkGroup group, WeekStretch first, WeekStretch second)
    {
        var runs = WeeklyHours.Of([first]);
        return GivenLaw.Week(group).Allows(GivenLaw.Fixed(runs.ToString()))
            && GivenLaw.Week(group, runs.ToString()).Allows(GivenLaw.Fixed(WeeklyHours.Of([second]).ToString()));
    }

    private static WorkAsked RandomFrame(Random random)
    {
        var stretches = Enumerable.Range(0, random.Next(1, 7)).Select(_ => RandomStretch(random)).Select(Longer);
        var available = Enumerable.Range(0, random.Next(4, 9)).Select(_ => Longer(RandomStretch(random)) with { ToMinute = 1440 });
        var environment = random.Next(0, 6) switch
        {
            0 => WorkEnvironment.Alone,
            1 => WorkEnvironment.ServesAlcohol,
            2 => WorkEnvironment.Machines,
            _ => WorkEnvironment.None,
        };
        return new(Trades[random.Next(Trades.Length)], environment, WeeklyHours.Of(stretches), random.Next(0, 4) == 0, random.Next(1, 14), WeeklyHours.Of(available));
    }

    private static RunningWork RandomRunning(Random random)
    {
        var times = random.Next(0, 2) == 0 ? WeeklyHours.None : WeeklyHours.Of([RandomStretch(random)]);
        return new(random.Next(0, 6) * 60, times, GivenLaw.Law);
    }

    private static WeekStretch RandomStretch(Random random)
    {
        var from = random.Next(20, 84) * 15;
        return new(random.Next(0, 7), from, Math.Min(1440, from + random.Next(4, 36) * 15));
    }

    private static WeekStretch Longer(WeekStretch stretch) =>
        stretch with { FromMinute = Math.Min(stretch.FromMinute, stretch.ToMinute - 120) };
}
