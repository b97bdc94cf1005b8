using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Rules.YouthWork;

public sealed class HoursChoiceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_calculus_finds_what_trying_every_choice_finds(int seed)
    {
        var random = new Random(seed);
        var lawful = 0;
        for (var trial = 0; lawful < LongForm.Cases(20, inLongForm: 2_500); trial++)
        {
            var law = RandomLaw(random);
            var group = (YouthWorkGroup)random.Next(1, 5);
            var running = RandomRunning(random, law);
            var days = RandomDays(random, running);
            if (law.FirstBreach(group, running.Week, running.WeekMinutes) is not null || EveryChoice.Count(days) > LongForm.MostChoices)
            {
                continue;
            }

            lawful++;
            var most = EveryChoice.Most(law, group, running, days);
            var choice = new HoursChoice(WeekFrame.Of(law, group), running, [.. days.Select(DayHours.LongStretches)]);
            var told = $"seed {seed}, trial {trial}, {group}, running {running.Times} {running.WeekMinutes}, days {WeekBits.FromDays(days)}";
            choice.Most().ShouldBe(most, told);
            for (var wanted = 0; wanted <= most + 5; wanted++)
            {
                choice.Holds(wanted).ShouldBe(wanted <= most, $"{told}, wanted {wanted}");
            }
        }
    }

    /// <summary>Limits of the same kinds, tight enough to meet each other in a small week.</summary>
    internal static YouthWorkLaw RandomLaw(Random random)
    {
        var limits = new YouthWorkLimits(
            random.Next(4, 17) * 30,
            random.Next(4, 17) * 30,
            random.Next(8, 50) * 30 + random.Next(0, 2) * 15,
            random.Next(10, 21) * 60 + random.Next(0, 2) * 15,
            new(0, 1440));
        return GivenLaw.Law with
        {
            YoungInSchool = limits,
            YoungOutOfSchool = limits,
            OlderInSchool = limits,
            OlderOutOfSchool = limits,
            DaysOffPerWeek = random.Next(0, 5),
            BreakAfterMinutes = random.Next(3, 12) * 30,
        };
    }

    internal static RunningWork RandomRunning(Random random, YouthWorkLaw law)
    {
        var stretches = new List<WeekStretch>();
        for (var left = random.Next(0, 3); left > 0; left--)
        {
            var from = random.Next(20, 88) * 15;
            stretches.Add(new(random.Next(0, 7), from, Math.Min(1440, from + random.Next(1, 12) * 15)));
        }

        return new(random.Next(0, 6) * 60, WeeklyHours.Of(stretches), law);
    }

    /// <summary>Either many short days or few long ones, so that every choice can be tried.</summary>
    private static ulong[] RandomDays(Random random, RunningWork running)
    {
        var days = new ulong[7];
        var manyDays = random.Next(0, 2) == 0;
        for (var left = manyDays ? 7 : 3; left > 0; left--)
        {
            var day = manyDays ? left - 1 : random.Next(0, 7);
            var from = random.Next(8, 38);
            days[day] = DayHours.Between(from, Math.Min(48, from + (manyDays ? random.Next(3, 6) : random.Next(3, 11))));
            if (!manyDays && random.Next(0, 3) == 0)
            {
                days[day] |= DayHours.Between(from + 10, Math.Min(48, from + 15));
            }

            days[day] &= ~running.Taken.Day(day);
        }

        return days;
    }
}
