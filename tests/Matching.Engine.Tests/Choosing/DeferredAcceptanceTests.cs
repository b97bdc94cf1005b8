using Matching.Engine.Choosing;

namespace Matching.Engine.Tests.Choosing;

public sealed class DeferredAcceptanceTests
{
    [Fact]
    public void Each_person_gets_the_best_she_has_in_any_stable_plan()
    {
        for (var seed = 1; seed <= LongForm.Cases(2_000, 20_000); seed++)
        {
            var given = GivenRankings.Random(seed);

            given.Solve().OpeningOf.ShouldBe(new EveryStablePlan(given).BestForPeople(), LongForm.Seed(seed));
        }
    }

    [Fact]
    public void Nobody_matches_what_she_or_it_has_not_ranked()
    {
        var people = Rankings.Of([[[0]], [[1]], []]);
        var openings = Rankings.Of([[[1]], [[1], [0]]]);

        DeferredAcceptance.Solve(people, [1, 1], openings, (_, _) => 0).OpeningOf.ShouldBe([-1, 1, -1]);
    }

    [Fact]
    public void Level_choices_are_decided_by_the_higher_draw_on_both_sides()
    {
        var people = Rankings.Of([[[0, 1]], [[0]], [[0]]]);
        var openings = Rankings.Of([[[0, 1, 2]], [[0]]]);

        DeferredAcceptance.Solve(people, [1, 1], openings, (person, opening) => (person, opening) is (0, 1) or (2, 0) ? 9 : 3).OpeningOf.ShouldBe([1, -1, 0]);
        DeferredAcceptance.Solve(people, [1, 1], openings, (_, _) => 0).OpeningOf.ShouldBe([0, -1, -1]);
    }

    [Fact]
    public void Seats_are_filled_by_those_the_opening_likes_best_and_the_rest_are_counted()
    {
        var people = Rankings.Of([[[0], [1]], [[0], [1]], [[0], [1]]]);
        var openings = Rankings.Of([[[2], [1], [0]], [[0], [1], [2]]]);

        var plan = DeferredAcceptance.Solve(people, [2, 3], openings, (_, _) => 0);

        plan.OpeningOf.ShouldBe([1, 0, 0]);
        (plan.Matched, plan.Unmatched).ShouldBe((3, 0));
        plan.FreeSeats.ShouldBe([0, 2]);
    }

    [Fact]
    public void Lists_that_name_strangers_or_somebody_twice_are_refused_with_the_values()
    {
        Should.Throw<ArgumentException>(() => Rankings.Of([[[3], [3]]])).Message.ShouldContain("Chooser 0 ranks 3");
        Should.Throw<ArgumentException>(() => DeferredAcceptance.Solve(Rankings.Of([[[1]]]), [1], Rankings.Of([[]]), (_, _) => 0)).Message.ShouldContain("opening 1 of 1");
        Should.Throw<ArgumentException>(() => DeferredAcceptance.Solve(Rankings.Of([[]]), [1], Rankings.Of([[[7]]]), (_, _) => 0)).Message.ShouldContain("person 7 of 1");
        Should.Throw<ArgumentException>(() => DeferredAcceptance.Solve(Rankings.Of([[]]), [-2], Rankings.Of([[]]), (_, _) => 0)).Message.ShouldContain("-2 seats");
    }

    [Fact]
    public void Nothing_at_all_is_a_plan()
    {
        var plan = DeferredAcceptance.Solve(Rankings.Of([]), [], Rankings.Of([]), (_, _) => 0);

        plan.OpeningOf.ShouldBeEmpty();
        plan.FreeSeats.ShouldBeEmpty();
    }

    [Fact]
    public void Thousands_of_people_who_want_the_same_are_stable()
    {
        const int People = 6_000;
        var random = new Random(11);
        var openings = Enumerable.Range(0, 300).ToArray();
        int[] people = [.. Enumerable.Range(0, People)];
        var likes = Rankings.Of([.. people.Select(_ => (IReadOnlyList<IReadOnlyList<int>>)[.. openings.Select(opening => (IReadOnlyList<int>)[opening])])]);
        var liked = Rankings.Of([.. openings.Select(_ =>
        {
            random.Shuffle(people);
            return (IReadOnlyList<IReadOnlyList<int>>)[.. people.Select(person => (IReadOnlyList<int>)[person])];
        })]);

        var plan = DeferredAcceptance.Solve(likes, [.. openings.Select(_ => 20)], liked, (_, _) => 0);

        plan.Matched.ShouldBe(People);
        plan.FreeSeats.ShouldAllBe(free => free == 0);
    }
}
