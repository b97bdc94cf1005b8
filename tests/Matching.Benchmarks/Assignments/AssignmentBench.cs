using System.Globalization;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Engine.Assigning;

namespace Matching.Benchmarks.Assignments;

/// <summary>The cold exact assignment beside LEMON's network simplex on the same pairs, time and peak memory.</summary>
internal static class AssignmentBench
{
    public static void Run(Report report, string size, IReadOnlyList<int> threads)
    {
        var instance = Instance(size, out var shape);
        var lemon = LemonSide.Build();
        var beside = lemon is null ? null : LemonSide.Solve(lemon, instance, size == "country" ? 1 : 3);
        foreach (var count in threads)
        {
            var ours = Solve(instance, count, runs: 5);
            RefuseAnother(ours, beside);
            var bar = count == 1 ? "1/12 (aim 1/30)" : "1/20 (aim 1/50)";
            report.Row(
                $"cold exact assignment, {size} ({shape}), {Words(count)}",
                ours.Milliseconds.ToString(),
                beside is null ? "LEMON: skipped, no compiler" : $"LEMON {beside.Milliseconds}",
                beside is null ? "" : Report.OneIn(ours.Milliseconds.Median, beside.Milliseconds.Median),
                bar);
        }

        Memory(report, size, instance, lemon, threads[^1]);
    }

    /// <summary>One side of it, in a process of its own: reads an instance, solves it, says what it found.</summary>
    public static void SolveFile(string path, int threads, int runs)
    {
        var problem = InstanceFile.Read(path);
        Assignment? solved = null;
        var sample = Sample.Of(runs, () => solved = ExactAssignment.Solve(problem, threads), warmUp: runs > 1);
        var ms = string.Join(',', sample.Runs.Select(run => run.ToString("0.000", CultureInfo.InvariantCulture)));
        Console.WriteLine($"weight={solved!.Objective.Placed} score={solved.Objective.Fit} ms={ms} peak_kb={Side.PeakKilobytes()}");
    }

    private static void Memory(Report report, string size, string instance, string? lemon, int threads)
    {
        // Once each and alone: repeated runs would show the collector's patience, not what a solve needs.
        var ours = Solve(instance, threads, runs: 1);
        var beside = lemon is null ? null : LemonSide.Solve(lemon, instance, runs: 1);
        report.Row(
            $"the same, peak memory of the process, {size}, {Words(threads)}",
            string.Create(CultureInfo.InvariantCulture, $"{ours.PeakMegabytes:0} MB"),
            beside is null ? "LEMON: skipped, no compiler" : string.Create(CultureInfo.InvariantCulture, $"LEMON {beside.PeakMegabytes:0} MB"),
            beside is null ? "" : Report.Times(ours.PeakMegabytes, beside.PeakMegabytes),
            "0.5 (country)");
    }

    private static string Words(int threads) => threads == 1 ? "1 thread" : string.Create(CultureInfo.InvariantCulture, $"{threads} threads");

    private static Side Solve(string instance, int threads, int runs) => Side.OfOurs(
        "solve",
        instance,
        threads.ToString(CultureInfo.InvariantCulture),
        runs.ToString(CultureInfo.InvariantCulture));

    /// <summary>The town's assignment as a file that both sides read.</summary>
    public static string Instance(string size, out string shape)
    {
        var problem = TownAssignment.Of(TownFolder.Problem(TownFolder.Of(size)));
        var path = Path.Combine(TownFolder.Scratch, size + ".instance");
        InstanceFile.Write(problem, path);
        var wishes = Enumerable.Range(0, problem.Pairs.Wishes).Count(wish => problem.Pairs.Start[wish] < problem.Pairs.Start[wish + 1]);
        shape = string.Create(CultureInfo.InvariantCulture, $"{wishes:N0} wishes with pairs, {problem.Openings.Sum(opening => opening.Seats):N0} free seats, {problem.Pairs.Count:N0} pairs");
        return path;
    }

    private static void RefuseAnother(Side ours, Side? lemon)
    {
        if (lemon is not null && (ours["weight"], ours["score"]) != (lemon["weight"], lemon["score"]))
        {
            throw new InvalidOperationException($"Ours: weight {ours["weight"]}, score {ours["score"]}; LEMON: {lemon["weight"]}, {lemon["score"]}.\nMaybe one of them is not exact.");
        }
    }
}
