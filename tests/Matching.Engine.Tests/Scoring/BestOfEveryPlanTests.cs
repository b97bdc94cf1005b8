using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Tests.Sifting;
using Matching.Engine.Together;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

/// <summary>The objective against trying every plan there is, from the facts: limits and loads are counted here anew.</summary>
public sealed class BestOfEveryPlanTests
{
    private static readonly int Nights = LongForm.Cases(300);

    [Theory]
    [InlineData(Objective.MostPlaced)]
    [InlineData(Objective.BestFitFirst)]
    public void No_plan_is_better_on_any_level(Objective objective)
    {
        for (var seed = 5001; seed <= 5000 + Nights; seed++)
        {
            var problem = RandomNight.Of(seed, youths: 5, openings: 6);
            problem = problem with { Policy = problem.Policy with { Objective = objective } };

            Matcher.Plan(problem).Objective.ShouldBe(new Trial(problem).Best(), $"seed {seed}");
        }
    }

    private sealed class Trial
    {
        private readonly MatchingProblem _problem;
        private readonly Night _night;
        private readonly (WishTonight Wish, (OpeningTonight Opening, int Score)[] Pairs, int Weight)[] _wishes;
        private readonly List<(WishTonight Wish, OpeningTonight Opening)> _chosen = [];
        private readonly PlacementFacts[] _pinned;
        private Levels _best = new(long.MinValue, 0, 0);

        public Trial(MatchingProblem problem)
        {
            _problem = problem;
            _night = new Night(problem);
            _pinned = [.. problem.Placements.Where(row => row.State is PlacementState.Approved or PlacementState.Offered or PlacementState.Agreed or PlacementState.Running && !(row.EndDate < problem.Date))];
            var sheet = new ScoreSheet(Engine.Preferences.PreferenceBook.Preferences, problem.Policy);
            var weigher = new WishWeigher(_night);
            _wishes = [.. WishTonight.AllOf(_night).Where(wish => wish.Pinned is null).Select(wish =>
            {
                var feasible = EveryPair.Of(_night, wish, RuleBook.HardRules, sheet);
                return (wish, feasible.Openings.Zip(feasible.Scores, (opening, score) => (_night.Openings[opening], score)).ToArray(), weigher.Weigh(wish, feasible));
            })];
        }

        private bool FitFirst => _problem.Policy.Objective == Objective.BestFitFirst;

        public Levels Best()
        {
            Try(0, new Levels(0, 0, 0));
            return _best;
        }

        private void Try(int at, Levels sum)
        {
            if (at == _wishes.Length)
            {
                Consider(sum);
                return;
            }

            Try(at + 1, sum);
            var (wish, pairs, weight) = _wishes[at];
            foreach (var (opening, score) in pairs.Where(pair => !FitFirst || pair.Score >= 300))
            {
                _chosen.Add((wish, opening));
                if (HasRoom(opening) && GoesTogether(wish, opening))
                {
                    var tax = wish.Shown is { } shown && shown != opening && pairs.Any(pair => pair.Opening == shown) ? 60 : 0;
                    var draw = new Draw(_problem.Salt).Of(wish.Youth.Id, wish.Kind, opening.Id);
                    Try(at + 1, new Levels(sum.Placed + weight, sum.Fit + (FitFirst ? 4 * score : score) - tax, sum.Draw + draw));
                }

                _chosen.RemoveAt(_chosen.Count - 1);
            }
        }

        private void Consider(Levels sum)
        {
            if (!GroupsAreFilled())
            {
                return;
            }

            var load = _chosen.GroupBy(pair => pair.Opening.Host).Sum(host => Enumerable.Range(host.Key.Contacts + 1, host.Count()).Sum(k => 20 * k * (k - 1)));
            var levels = FitFirst ? new Levels(sum.Placed + sum.Fit - load, 0, sum.Draw) : sum with { Fit = sum.Fit - load };
            if ((levels.Placed, levels.Fit, levels.Draw).CompareTo((_best.Placed, _best.Fit, _best.Draw)) > 0)
            {
                _best = levels;
            }
        }

        private bool HasRoom(OpeningTonight opening)
        {
            var facts = opening.Facts;
            var host = opening.Host.Facts;
            return Chosen(other => other == opening) + Pinned(other => other.Id == facts.Id) <= Math.Min(facts.Seats, facts.CohortMax ?? int.MaxValue)
                && !(Chosen(other => other.Host == opening.Host) + opening.Host.Contacts > host.MaxNewContactsPerMonth)
                && (facts.Kind != Kind.Internship || !(InternsAt(opening) > host.InternshipRoom))
                && !(_chosen.Count + _pinned.Length > Math.Max(_problem.Programmes[0].Places ?? int.MaxValue, _pinned.Length))
                && (host.Network is null || NetworkHasRoom(_problem.Networks.Single(), opening.Host.Network));
        }

        private bool GroupsAreFilled() => _chosen.GroupBy(pair => pair.Opening.Facts).All(taken =>
        {
            var (facts, all) = (taken.Key, taken.Count() + taken.Key.SeatsTakenElsewhere + Pinned(other => other.Id == taken.Key.Id));
            var gathers = facts.CohortMin is not null && _problem.Date <= facts.ClosesOn;
            return (gathers || !(all < facts.CohortMin)) && !(all < facts.GroupMin);
        });

        private bool GoesTogether(WishTonight wish, OpeningTonight opening)
        {
            var (fit, place) = (new FitTogether(_night), PlaceOfHers.Wished(wish.Youth, opening));
            var decided = wish.Youth.Placements.Where(placement => placement.IsPinned && placement.Opening is not null && wish.Youth.Facts.Wants.Contains(placement.Kind));
            return _chosen.Where(other => other.Wish != wish && other.Wish.Youth == wish.Youth).All(other => fit.Holds(place, PlaceOfHers.Wished(wish.Youth, other.Opening)))
                && decided.GroupBy(placement => placement.Kind).All(ofKind => fit.Holds(place, PlaceOfHers.Decided(wish.Youth, ofKind.MinBy(placement => placement.Facts.Opening, StringComparer.Ordinal)!)));
        }

        private int InternsAt(OpeningTonight opening) =>
            Chosen(other => other.Kind == Kind.Internship && other.Host == opening.Host)
            + Pinned(other => other.Kind == Kind.Internship && other.Host == opening.Host.Id, running: false);

        private bool NetworkHasRoom(NetworkFacts network, int index)
        {
            var tonight = Chosen(other => other.Host.Network == index);
            var held = Pinned(other => _problem.Hosts.Single(host => host.Id == other.Host).Network == network.Id);
            return !(tonight + held > network.Cap) && !(tonight + _night.ContactsOfNetwork(index) > network.CapPerMonth);
        }

        private int Chosen(Func<OpeningTonight, bool> which) => _chosen.Count(pair => which(pair.Opening));

        private int Pinned(Func<OpeningFacts, bool> which, bool running = true) => _pinned.Count(row =>
            (running || row.State != PlacementState.Running) && which(_problem.Openings.Single(opening => opening.Id == row.Opening)));
    }
}
