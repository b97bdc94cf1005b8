using System.Text.Json;
using Matching.Engine.Facts;
using Matching.Engine.Tests.Choosing;
using Matching.Engine.Tests.Scoring;
using Matching.Engine.Tests.Sifting;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Rounds;

/// <summary>A round proposes what a whole plan of the same problem would, and looks only at the part that it starts from.</summary>
public sealed class RoundTests
{
    private static readonly int Nights = LongForm.Cases(300);

    [Fact]
    public void From_every_opening_it_proposes_what_a_whole_plan_does() => OnEachProblem(20_000, problem =>
    {
        var round = Matcher.Round(problem, options: new MatcherOptions { Threads = 2 });

        Text(round.Pairs).ShouldBe(Text(Proposed(problem)));
    });

    [Fact]
    public void From_one_opening_it_proposes_what_a_whole_plan_does_in_that_part_and_all_parts_together_are_the_whole() => OnEachProblem(40_000, problem =>
    {
        var whole = Proposed(problem).Select(pair => Text([pair])).ToHashSet(StringComparer.Ordinal);
        var together = new HashSet<string>(StringComparer.Ordinal);
        foreach (var opening in problem.Openings)
        {
            var round = Matcher.Round(problem, [opening.Id]);

            round.Part.ShouldBeLessThanOrEqualTo(round.LookedAt);
            together.UnionWith(round.Pairs.Select(pair => Text([pair])));
        }

        together.SetEquals(whole).ShouldBeTrue();
    });

    [Fact]
    public void After_a_night_a_seat_that_comes_free_gives_the_proposals_of_the_night_that_would_be_solved_anew()
    {
        var (freed, filled) = (0, 0);
        for (var seed = 60_001; seed <= 60_000 + Nights; seed++)
        {
            var night = NightOfNeighbours.Of(seed, youths: 20, openings: 10);
            var after = Decided(night, Matcher.Plan(night));
            if (after.Placements.LastOrDefault(row => row.Opening is not null) is not { } gone)
            {
                continue;
            }

            // Whoever gave the seat back rests.
            var now = after with
            {
                Placements = [.. after.Placements.Where(row => row != gone)],
                Youths = [.. after.Youths.Select(youth => youth.Id == gone.Youth ? youth with { Wants = [] } : youth)],
            };
            var round = Matcher.Round(now, [gone.Opening!]);

            Text(round.Pairs).ShouldBe(Text(Proposed(now)), LongForm.Seed(seed));
            (freed, filled) = (freed + 1, filled + round.Pairs.Count);
        }

        freed.ShouldBeGreaterThan(Nights / 2);
        filled.ShouldBeGreaterThan(Nights / 20);
    }

    [Fact]
    public void Wishes_of_other_parts_are_not_looked_at()
    {
        for (var seed = 80_001; seed <= 80_000 + Nights; seed++)
        {
            // The other night is far away.
            var (here, there) = (Frozen(RandomNight.Of(seed)), Frozen(RandomNight.Of(seed + Nights)));
            var places = here.Places.Count;
            var away = there with
            {
                Youths = [.. there.Youths.Select(youth => youth with { Place = youth.Place + places })],
                Hosts = [.. there.Hosts.Select(host => host with { Place = host.Place + places })],
                Openings = [.. there.Openings.Select(opening => opening with { Place = opening.Place + places, MeetsOnline = false })],
            };
            var both = SideBySide.Of(here with { Openings = [.. here.Openings.Select(opening => opening with { MeetsOnline = false })] }, away) with
            {
                Places = [.. here.Places, .. there.Places.Select(place => place with { Postcode = place.Postcode + "b", Latitude = place.Latitude + 3 })],
            };

            var round = Matcher.Round(both, [.. here.Openings.Select(opening => opening.Id)]);

            round.LookedAt.ShouldBeLessThanOrEqualTo(here.Youths.Sum(youth => youth.Wants.Count), LongForm.Seed(seed));
            Text(round.Pairs).ShouldBe(Text([.. Proposed(both).Where(pair => !pair.Youth.EndsWith('b'))]), LongForm.Seed(seed));
        }
    }

    [Fact]
    public void Without_room_nobody_is_looked_at()
    {
        var full = Given.Problem([Given.Youth()], [Given.Opening() with { SeatsTakenElsewhere = 1, Seats = 1 }], [Given.Host()]);

        var round = Matcher.Round(full);

        (round.Pairs.Count, round.Part, round.LookedAt).ShouldBe((0, 0, 0));
    }

    private static void OnEachProblem(int from, Action<MatchingProblem> law)
    {
        for (var seed = from + 1; seed <= from + Nights; seed++)
        {
            var problem = Frozen((seed % 3) switch { 0 => RandomNight.Of(seed), 1 => NightOfNeighbours.Of(seed), _ => NightOfChoices.Of(seed) });
            try
            {
                law(problem);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"The law is broken on the night of seed {seed}.", broken);
            }
        }
    }

    // A round treats what is shown as decided.
    private static MatchingProblem Frozen(MatchingProblem problem) => problem with
    {
        Placements = [.. problem.Placements.Select(row => row.State == PlacementState.Shown ? row with { State = PlacementState.Approved } : row)],
    };

    private static MatchingProblem Decided(MatchingProblem problem, MatchingPlan plan) => Frozen(problem with
    {
        Placements =
        [
            .. problem.Placements.Where(row => row.State != PlacementState.Shown),
            .. plan.Pairs.Where(pair => pair.State != PairState.Pinned)
                .Select(pair => Given.Placement(PlacementState.Shown, pair.Opening, pair.Youth, pair.Kind) with { Since = problem.Date, StartDate = null }),
        ],
    });

    private static PlannedPair[] Proposed(MatchingProblem problem) =>
        [.. Matcher.Plan(problem, new MatcherOptions { OnlyPairs = true }).Pairs.Where(pair => pair.State is PairState.Proposed or PairState.Gathering)];

    private static string Text(IReadOnlyList<PlannedPair> pairs) => JsonSerializer.Serialize(pairs);
}
