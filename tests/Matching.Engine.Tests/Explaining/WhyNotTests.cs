using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Explaining;

public sealed class WhyNotTests
{
    private static readonly YouthFacts Jobless = Given.Youth() with { Wants = [Kind.Job] };

    private static UnplacedWish Unplaced(YouthFacts youth, params OpeningFacts[] openings) =>
        Matcher.Plan(Given.Problem([youth], openings, places: [Given.PlaceAt(12_500), Given.PlaceAt(15_000), Given.PlaceAt(15_001)])).Unplaced.Single();

    [Fact]
    public void Minutes_that_are_missing_are_said_with_what_they_open()
    {
        OpeningFacts[] openings =
        [
            Given.Opening("O1") with { Place = 1 },
            Given.Opening("O2") with { Place = 1, Seats = 0 },
            Given.Opening("O3") with { Place = 2 },
            Given.Opening("O4") with { Place = 1, MinAge = 30 },
        ];

        var wish = Unplaced(Jobless with { MaxTravelMinutes = 40 }, openings);

        wish.Reason.ShouldBe("no_feasible_opening");
        wish.FirstBroken.ShouldBe([new RuleCount("old-enough", 1), new RuleCount("within-reach", 3)]);
        wish.WouldChange.ShouldBe([new WouldChange("within-reach", 10, 2)]);
        wish.NearestMisses.Select(miss => miss.Opening).ShouldBe(["O1", "O2", "O3"]);
        wish.NearestMisses[0].Broken.Facts.ShouldContain(new Fact("minutes", "50"));
    }

    [Fact]
    public void Changes_without_an_amount_say_how_many_openings_they_open()
    {
        var wish = Unplaced(Jobless, Given.Opening("O1") with { MinAge = 30 }, Given.Opening("O2") with { MinAge = 29 }, Given.Opening("O3") with { HoursPerWeekMin = 14, HoursPerWeekMax = 20, MinAge = 30 });

        wish.WouldChange.ShouldBe([new WouldChange("old-enough", null, 3)]);
    }

    [Theory]
    [InlineData("within-reach")]
    [InlineData("hours-within-limit")]
    public void What_would_change_it_is_true_when_tried(string rule)
    {
        var tried = 0;
        for (var seed = 1; seed <= LongForm.Cases(400); seed++)
        {
            var problem = RandomNight.Of(seed);
            problem = problem with { Youths = [.. problem.Youths.Select(youth => youth with { MaxHoursPerWeek = seed % 5 })] };
            foreach (var wish in Matcher.Plan(problem).Unplaced)
            {
                if (wish.WouldChange.SingleOrDefault(change => change.Rule == rule) is not { Amount: { } amount } change)
                {
                    continue;
                }

                tried++;
                Feasible(Changed(problem, wish.Youth, rule, (int)amount), wish).ShouldBe(wish.Feasible + change.Openings, $"seed {seed}, {wish.Youth}");
                Feasible(Changed(problem, wish.Youth, rule, (int)amount - 1), wish).ShouldBe(wish.Feasible, $"seed {seed}, {wish.Youth}");
            }
        }

        tried.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Half_hours_that_would_change_it_do_so_when_she_is_free_in_them()
    {
        var opening = Given.Opening() with { Schedule = Given.Hours("Mo08:00-16:00"), HoursPerWeekMin = 4 };
        var youth = Jobless with { Available = Given.Hours("Mo10:00-13:30") };

        Unplaced(youth, opening).WouldChange.ShouldBe([new WouldChange("enough-common-time", 0.5m, 1)]);

        Matcher.Plan(Given.Problem([youth with { Available = Given.Hours("Mo10:00-14:00") }], [opening])).Counts.Placed.ShouldBe(1);
    }

    [Fact]
    public void The_reason_is_the_first_that_holds()
    {
        Unplaced(Jobless with { Status = Status.Paused }, Given.Opening()).Reason.ShouldBe("switched_off");
        Unplaced(Jobless, Given.Opening() with { Seats = 0 }).Reason.ShouldBe("all_taken");
        Unplaced(Jobless).Reason.ShouldBe("no_feasible_opening");
        Reason(problem => problem with { Programmes = [Given.TheProgramme with { GuardianBeforeMatch = true }], Youths = [Jobless with { Born = Given.Night.AddYears(-16), GuardianConsent = null }] })
            .ShouldBe("backing_missing");
        Reason(problem => problem with { Programmes = [Given.TheProgramme with { GatesBeforeMatch = ["talk"] }] }).ShouldBe("gate_open");
        Reason(problem => problem with { History = [Given.Past(Outcome.Expired, 90), Given.Past(Outcome.Expired, 80)] }).ShouldBe("resting");
        Reason(problem => problem with { Hosts = [Given.Host() with { MaxNewContactsPerMonth = 0 }] }).ShouldBe("host_limit");
        Reason(problem => problem with { Policy = problem.Policy with { Objective = Objective.BestFitFirst, MinimumScore = 1000 } }).ShouldBe("not_worth_proposing");
    }

    [Fact]
    public void It_says_who_took_the_seats_by_weight()
    {
        YouthFacts[] youths = [Jobless with { Id = "Y1", WaitingSince = Given.DaysAgo(100) }, Jobless with { Id = "Y2", WaitingSince = Given.DaysAgo(0) }, Jobless with { Id = "Y3" }];
        PlacementFacts[] running = [Given.Placement(PlacementState.Running, "O2", "Y3")];

        var plan = Matcher.Plan(Given.Problem(youths, [Given.Opening("O1"), Given.Opening("O2", host: "H2")], placements: running));

        plan.Unplaced.Single().TakenBy.ShouldBe([new SeatTaken("O2", 0), new SeatTaken("O1", 1400)]);
    }

    private static string Reason(Func<MatchingProblem, MatchingProblem> change) =>
        Matcher.Plan(change(Given.Problem([Jobless], [Given.Opening()]))).Unplaced.Single().Reason;

    private static int Feasible(MatchingProblem problem, UnplacedWish wish)
    {
        var plan = Matcher.Plan(problem);
        return plan.Unplaced.SingleOrDefault(other => other.Youth == wish.Youth && other.Kind == wish.Kind)?.Feasible
            ?? plan.Pairs.Where(pair => pair.Youth == wish.Youth && pair.Kind == wish.Kind).Select(pair => 1 + pair.RunnersUp.Count).Single();
    }

    private static MatchingProblem Changed(MatchingProblem problem, string youth, string rule, int amount) => problem with
    {
        Youths = [.. problem.Youths.Select(other => other.Id != youth ? other : rule switch
        {
            "within-reach" => other with { MaxTravelMinutes = other.MaxTravelMinutes + amount },
            "hours-within-limit" => other with { MaxHoursPerWeek = other.MaxHoursPerWeek + amount },
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Only amounts of minutes and hours are changed here."),
        })],
    };
}
