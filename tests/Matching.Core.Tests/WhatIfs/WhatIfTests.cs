using System.Text;
using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.WhatIfs;

public sealed class WhatIfTests
{
    // Two people and one seat: O2 is paused. Y2 has waited longer.
    private static readonly MatchingProblem Town = new PlanNight(TimeProvider.System).Facts(
        GivenTown.Board(
            [GivenTown.Youth("Y1"), GivenTown.Youth("Y2") with { WaitingSince = new(2026, 1, 1) }],
            [GivenTown.Host("H1"), GivenTown.Host("H2")],
            [GivenTown.Opening("O1", "H1"), GivenTown.Opening("O2", "H2") with { Status = new(Status.Paused, "", "", null) }]),
        new(GivenTown.Tonight, PolicyFile.Default)).Problem;

    [Fact]
    public void One_seat_more_gains_for_the_one_who_had_nothing()
    {
        var answer = Answer(new WhatIfChange.Seats("O1", 2));

        answer.Wishes.Select(wish => (wish.Youth, wish.Effect, wish.Before?.Opening, wish.After?.Opening)).ShouldBe([("Y1", WishEffect.Gains, null, "O1")]);
        answer.Totals.Single(total => total.Name == "placed").ShouldBe(new("placed", 1, 2));
        answer.Totals.Single(total => total.Name == "placed_job").Difference.ShouldBe(1);
        Encoding.UTF8.GetString(WhatIfTables.Of(answer)[0].Content).ShouldStartWith("youth_id;kind;effect;opening_before;opening_after;score_before;score_after\nY1;job;gains;;O1;;");
    }

    [Fact]
    public void A_closed_opening_or_host_or_programme_loses_and_another_limit_may_do_the_same()
    {
        foreach (var change in new WhatIfChange[]
        {
            new WhatIfChange.CloseOpening("O1"), new WhatIfChange.CloseHost("H1"), new WhatIfChange.CloseProgramme("spare-time-job"),
            new WhatIfChange.Seats("O1", 0), new WhatIfChange.NewContacts("H1", 0), new WhatIfChange.ProgrammeAges("spare-time-job", 25, null), new WhatIfChange.ProgrammePlaces("spare-time-job", 0),
        })
        {
            Answer(change).Wishes.Select(wish => (wish.Youth, wish.Effect)).ShouldBe([("Y2", WishEffect.Loses)], $"{change}");
        }
    }

    [Fact]
    public void A_change_that_changes_nothing_moves_nobody()
    {
        var answer = Answer(new WhatIfChange.Seats("O1", 1), new WhatIfChange.NewContacts("H1", null), new WhatIfChange.WholePolicy(PolicyFile.Default));

        answer.Wishes.ShouldBeEmpty();
        answer.Totals.ShouldAllBe(total => total.Difference == 0);
    }

    [Fact]
    public void An_opening_that_is_added_has_its_host_and_may_be_changed_after()
    {
        var opening = GivenTown.Opening("O3", "H2");

        Answer(new WhatIfChange.AddOpening(opening)).Wishes.Count(wish => wish.Effect == WishEffect.Gains).ShouldBe(1);
        Answer(new WhatIfChange.AddOpening(opening), new WhatIfChange.CloseOpening("O3")).Wishes.ShouldBeEmpty();
    }

    [Fact]
    public void Weights_that_still_sum_to_1000_count()
    {
        var answer = Answer([.. PolicyFile.KnownPreferences.Select(name => new WhatIfChange.PreferenceWeight(Kind.Job, name, name == "short-travel" ? 1000 : 0))]);

        answer.After.Objective.Placed.ShouldBe(answer.Before.Objective.Placed);
        answer.After.Objective.Fit.ShouldNotBe(answer.Before.Objective.Fit);
    }

    [Fact]
    public void Everything_that_is_not_there_is_named_and_nothing_is_solved()
    {
        WhatIfChange[] changes =
        [
            new WhatIfChange.Seats("O11", 2), new WhatIfChange.CloseHost("X"), new WhatIfChange.NetworkCap("N1", 2), new WhatIfChange.PreferenceWeight(Kind.Mentor, "short-travl", 1),
            new WhatIfChange.PreferenceWeight(Kind.Job, "short-travel", 130), new WhatIfChange.AddOpening(GivenTown.Opening("O1", "H9") with { Postcode = "9999", Programme = "spare-time" }),
            new WhatIfChange.ProgrammeAges("spare-time-job", 31, null), new WhatIfChange.ProgrammePlaces("coop-crew", 1),
        ];

        var refused = WhatIf.Ask(Town, changes, 1, _ => throw new InvalidOperationException("Nothing was to be solved.")).ShouldBeOfType<WhatIfOutcome.Refused>();

        refused.Faults.Select(fault => fault.English()).ShouldBe(
        [
            "The night has no opening 'O11'. Did you mean O1?",
            "The night has no host 'X'.",
            "The night has no network 'N1'.",
            "The night has no preference 'short-travl'. Did you mean short-travel?",
            "The night has no host 'H9'. Did you mean H1?",
            "The night has no postcode '9999'.",
            "The night has no programme 'spare-time'. Did you mean spare-time-job?",
            "The night has an opening 'O1' already; one that is added needs an id of its own.",
            "The night has no programme 'coop-crew'.",
            "The weights of job would sum to 1010, and must sum to 1000: set others too.",
            "The programme 'spare-time-job' would take ages 31 to 30; the first must not be above the last.",
        ]);
        refused.Faults.ShouldAllBe(fault => fault.Danish().Length > 0);
    }

    private static WhatIfAnswer Answer(params IReadOnlyList<WhatIfChange> changes) =>
        WhatIf.Ask(Town, changes, threads: 1).ShouldBeOfType<WhatIfOutcome.Answered>().Answer;
}
