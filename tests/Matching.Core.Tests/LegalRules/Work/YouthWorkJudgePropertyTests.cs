using FsCheck;
using FsCheck.Fluent;
using Matching.Core.LegalRules.Work;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Shouldly;
using Xunit;
using static Matching.Core.Tests.LegalRules.Work.GivenWork;

namespace Matching.Core.Tests.LegalRules.Work;

/// <summary>Random weeks, to the quarter of an hour, in and out of school weeks, of all four groups.</summary>
public sealed class YouthWorkJudgePropertyTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("MATCHING_LONG") == "1" ? 20_000 : 400;
    private static readonly string[] Mondays = ["2026-11-23", "2027-02-15", "2027-03-29", "2027-07-05"];
    private static readonly string[] Groups = ["A", "A2", "B", "C"];

    [Fact]
    public void Adding_hours_never_turns_a_refusal_into_a_permission() => Check((group, monday, works, more) =>
    {
        var before = Refusals(group, monday, works);
        var after = Refusals(group, monday, [.. works, more]);

        (before.Count > 0 && after.Count == 0).ShouldBeFalse($"{group} {monday}: {string.Join(" + ", works.Select(work => work.Schedule))} and {more.Schedule}");
    });

    [Fact]
    public void The_same_week_judged_whole_or_split_over_two_jobs_gives_the_same_answer() => Check((group, monday, works, _) =>
    {
        var whole = works[0];
        var halves = whole.Schedule.Stretches.Where(stretch => stretch.Minutes > 30).Select(stretch => (
            First: stretch with { ToMinute = stretch.FromMinute + stretch.Minutes / 30 * 15 },
            Second: stretch with { FromMinute = stretch.FromMinute + stretch.Minutes / 30 * 15 })).ToList();
        var shortOnes = whole.Schedule.Stretches.Where(stretch => stretch.Minutes <= 30);
        var one = whole with { Id = "one", Schedule = WeeklyHours.Of(halves.Select(half => half.First).Concat(shortOnes)) };
        var other = whole with { Id = "other", Schedule = WeeklyHours.Of(halves.Select(half => half.Second)) };

        Plain(Judged(group, monday, [one, other])).ShouldBe(Plain(Judged(group, monday, [whole])), $"{group} {monday}: {whole.Schedule}");
    });

    // A stretch outside the hours of the place is one breach whole and may be two in parts; which rule on which day is the answer.
    private static List<(string, DateOnly, bool)> Plain(IReadOnlyList<LegalBreach> breaches) =>
        [.. breaches.Select(breach => (breach.Rule, breach.Day, breach.IsQuestion)).Distinct().OrderBy(breach => breach.Day).ThenBy(breach => breach.Rule, StringComparer.Ordinal).ThenBy(breach => breach.IsQuestion)];

    private static List<LegalBreach> Refusals(string group, string monday, IReadOnlyList<WorkOfHers> works) =>
        [.. Judged(group, monday, works).Where(breach => !breach.IsQuestion)];

    private static IReadOnlyList<LegalBreach> Judged(string group, string monday, IReadOnlyList<WorkOfHers> works) =>
        Judge.Judge(Of(group), works, Day(monday), Day(monday).AddDays(6));

    private static void Check(Action<string, string, IReadOnlyList<WorkOfHers>, WorkOfHers> law)
    {
        var stretches = from day in Gen.Choose(0, 6)
                        from start in Gen.Choose(16, 90)
                        from length in Gen.Choose(1, 36)
                        select new WeekStretch(day, start * 15, Math.Min(1440, (start + length) * 15));
        var breaks = Gen.Frequency((2, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("")), (1, Gen.Constant<string?>("Mo12:00-12:30|Tu12:00-12:15|We12:00-12:30|Th12:00-12:30|Fr12:00-12:30|Sa12:00-12:30|Su12:00-12:45")));
        var work = from count in Gen.Choose(1, 6)
                   from schedule in Gen.ListOf(stretches, count)
                   from pause in breaks
                   from trade in Gen.Elements(Trade.NotStated, Trade.Shop, Trade.Restaurant, Trade.Kiosk)
                   from tags in Gen.Elements(WorkEnvironment.None, WorkEnvironment.None, WorkEnvironment.Alone, WorkEnvironment.ServesAlcohol)
                   from school in Gen.Elements(false, false, true)
                   select (schedule, pause, trade, tags, school);
        var cases = from @group in Gen.Elements(Groups)
                    from monday in Gen.Elements(Mondays)
                    from works in Gen.ListOf(work, 2)
                    from more in work
                    select (@group, monday, works, more);

        Prop.ForAll(Arb.From(cases), drawn => law(
                drawn.group,
                drawn.monday,
                [.. drawn.works.Select((one, index) => Made(drawn.monday, one, $"work {index}"))],
                Made(drawn.monday, drawn.more, "more")))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    private static WorkOfHers Made(string monday, (IEnumerable<WeekStretch> Schedule, string? Pause, Trade Trade, WorkEnvironment Tags, bool School) drawn, string id) =>
        InWeek(monday, "", drawn.Pause, id) with
        {
            Schedule = WeeklyHours.Of(drawn.Schedule),
            Trade = drawn.Trade,
            Environment = drawn.Tags,
            IsSchoolInternship = drawn.School,
        };
}
