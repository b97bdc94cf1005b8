using System.Globalization;
using Matching.Benchmarks.Assignments;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Engine;
using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Benchmarks.Plain;

/// <summary>Candidates with scores beside plain objects and LINQ with the same rules; both lists must be the same.</summary>
internal static class CandidatesBench
{
    /// <summary>One wish in so many is asked of the plain side, and its time is multiplied by it.</summary>
    private const int OneIn = 50;

    public static void Run(Report report, string size, IReadOnlyList<int> threads) => Run(report, size, size == "demo" ? 1 : OneIn);

    /// <summary>Every wish on both sides; the plain side takes minutes.</summary>
    public static void RunWhole(Report report, string size, IReadOnlyList<int> threads) => Run(report, size, 1);

    private static void Run(Report report, string size, int oneIn)
    {
        if (size == "country")
        {
            return;
        }

        var problem = TownFolder.Problem(TownFolder.Of(size));
        WishCandidates[] found = [];
        // The night runs once in its process, so its first run, with everything still to be compiled, is said too.
        var cold = Sample.Of(1, () => found = Ours(problem), warmUp: false);
        var ours = Sample.Of(5, () => found = Ours(problem));
        var night = new Night(problem);
        var wishes = WishTonight.AllOf(night);
        var plain = new PlainTown(problem);
        var plainly = Sample.Of(1, () => Compare(plain, night, wishes, found, oneIn), warmUp: oneIn > 1);
        var whole = plainly.Median * oneIn;
        report.Row(
            string.Create(CultureInfo.InvariantCulture, $"candidates with scores, {size} ({found.Sum(wish => wish.Count):N0} feasible pairs), 1 thread, the night's preparation included"),
            $"{ours}; the first in the process {cold}",
            $"plain objects and LINQ {new Sample([whole])}" + (oneIn == 1 ? ", every wish" : string.Create(CultureInfo.InvariantCulture, $", from every {oneIn}th wish")),
            string.Create(CultureInfo.InvariantCulture, $"{whole / ours.Median:N0} times"),
            "600 times (aim 1,500)");
    }

    private static WishCandidates[] Ours(MatchingProblem problem)
    {
        var night = new Night(problem);
        return TownAssignment.Candidates(night, WishTonight.AllOf(night), threads: 1);
    }

    private static void Compare(PlainTown plain, Night night, WishTonight[] wishes, WishCandidates[] found, int oneIn)
    {
        for (var at = 0; at < wishes.Length; at += oneIn)
        {
            var theirs = plain.Candidates(wishes[at].Youth.Facts, wishes[at].Kind);
            var ours = found[at];
            if (!theirs.SequenceEqual(ours.Openings.Zip(ours.Scores, (opening, score) => (night.Openings[opening].Id, score))))
            {
                throw new InvalidOperationException($"Wish {wishes[at].Youth.Id} {wishes[at].Kind}: {theirs.Count} plainly, {ours.Count} ours, or another score.\nMaybe one of them reads a rule in another way.");
            }
        }
    }
}
