using System.Globalization;
using Matching.Engine;
using Matching.Engine.Assigning;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Benchmarks.Assignments;

/// <summary>What the engine asks of its assignment for a town, as it does in a night, less the load price, which a min-cost flow of others does not know.</summary>
internal static class TownAssignment
{
    private const int OneIn = 50;

    /// <summary>How big the night is, in words; pairs are those of every 50th wish times 50.</summary>
    public static string Shape(MatchingProblem problem)
    {
        var night = new Night(problem);
        var wishes = WishTonight.AllOf(night);
        var candidates = new Candidates(night, RuleBook.HardRules, new ScoreSheet(PreferenceBook.Preferences, problem.Policy));
        int[] counts = [.. wishes.Where(wish => wish.Index % OneIn == 0).Select(wish => candidates.For(wish).Count)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{wishes.Length:N0} wishes, about {counts.Count(count => count > 0) * OneIn:N0} with pairs, {night.Openings.Sum(opening => opening.FreeSeats):N0} free seats, about {counts.Sum() * OneIn:N0} pairs");
    }

    public static AssignmentProblem Of(MatchingProblem problem)
    {
        var night = new Night(problem);
        var wishes = WishTonight.AllOf(night);
        var candidates = new Candidates(night, RuleBook.HardRules, new ScoreSheet(PreferenceBook.Preferences, problem.Policy));
        var feasible = new WishCandidates[wishes.Length];
        Parallel.For(0, wishes.Length, wish => feasible[wish] = candidates.For(wishes[wish]));
        var weigher = new WishWeigher(night);
        int[] weights = [.. wishes.Select(wish => wish.Pinned is null ? weigher.Weigh(wish, feasible[wish.Index]) : 0)];
        var asked = Seating.ProblemOf(night, wishes, feasible, weights, new Limits(night));
        return new AssignmentProblem(asked.Pairs, asked.Openings, [.. asked.Groups.Select(group => group with { Load = default })]);
    }
}
