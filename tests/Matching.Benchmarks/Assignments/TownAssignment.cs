using System.Globalization;
using Matching.Engine;
using Matching.Engine.Assigning;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Benchmarks.Assignments;

/// <summary>What the engine asks of its assignment for a town, as it does in a night, less the load price, which a min-cost flow of others does not know.</summary>
internal static class TownAssignment
{
    /// <summary>How big the night is, in words.</summary>
    public static string Shape(MatchingProblem problem)
    {
        var night = new Night(problem);
        var wishes = WishTonight.AllOf(night);
        int[] counts = [.. Candidates(night, wishes, Environment.ProcessorCount).Select(found => found.Count)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{wishes.Length:N0} wishes, {counts.Count(count => count > 0):N0} with pairs, {night.Openings.Sum(opening => opening.FreeSeats):N0} free seats, {counts.Sum():N0} pairs");
    }

    /// <summary>Every wish's feasible openings with their scores, as a night finds them.</summary>
    public static WishCandidates[] Candidates(Night night, WishTonight[] wishes, int threads)
    {
        var sieves = new Sieves(night, RuleBook.HardRules, new ScoreSheet(PreferenceBook.Preferences, night.Policy), threads);
        return sieves.ForEach(wishes, (sieve, wish) => sieve.Sift(wish));
    }

    /// <summary>Less the load price.</summary>
    public static AssignmentProblem Of(MatchingProblem problem)
    {
        var asked = WithLoad(problem);
        return new AssignmentProblem(asked.Pairs, asked.Openings, [.. asked.Groups.Select(group => group with { Load = default })]);
    }

    /// <summary>As in the night.</summary>
    public static AssignmentProblem WithLoad(MatchingProblem problem)
    {
        var night = new Night(problem);
        var wishes = WishTonight.AllOf(night);
        var feasible = Candidates(night, wishes, Environment.ProcessorCount);
        var weigher = new WishWeigher(night);
        int[] weights = [.. wishes.Select(wish => wish.Pinned is null ? weigher.Weigh(wish, feasible[wish.Index]) : 0)];
        return Seating.ProblemOf(night, wishes, feasible, weights, new Limits(night));
    }
}
