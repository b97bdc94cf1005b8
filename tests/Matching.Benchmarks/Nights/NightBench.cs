using System.Globalization;
using Matching.Benchmarks.Assignments;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Testing.Stores;

namespace Matching.Benchmarks.Nights;

/// <summary>Whole nights, each cold and in a process of its own: a dry one beside LEMON's solve alone, the share of its explanations, a stored one beside it.</summary>
internal static class NightBench
{
    private static readonly string[] Steps = ["read", "facts", "prepare", "candidates", "assign", "explain", "prices", "files", "publish"];

    public static void Run(Report report, string size, IReadOnlyList<int> threads)
    {
        if (size == "country")
        {
            return;
        }

        var folder = TownFolder.Of(size);
        var dry = Side.OfOurs("dry", folder, Target("dry"), Words(threads[^1]));
        var lemon = LemonSide.Build();
        var beside = lemon is null ? null : LemonSide.Solve(lemon, AssignmentBench.Instance(size, out _), runs: 1);
        report.Row(
            $"whole dry night from files, {size}, {threads[^1]} threads, cold ({ByStep(dry)})",
            dry.Milliseconds.ToString(),
            beside is null ? "LEMON: skipped, no compiler" : $"LEMON's solve alone {beside.Milliseconds}",
            beside is null ? "" : Report.Times(dry.Milliseconds.Median, beside.Milliseconds.Median),
            "0.5 (aim 0.33)");
        var explaining = Number(dry, "explain");
        report.Row(
            $"explanations in it, {size}",
            new Sample([explaining]).ToString(),
            $"the whole night {dry.Milliseconds}",
            Report.Times(explaining, dry.Milliseconds.Median),
            "below 0.33");
        Stored(report, size, folder, dry, threads[^1]).GetAwaiter().GetResult();
    }

    private static async Task Stored(Report report, string size, string folder, Side dry, int threads)
    {
        var what = $"whole stored night, {size}, {threads} threads, cold";
        if (!StoredNight.HasServers)
        {
            report.Row(what, "skipped: MATCHING_TEST_POSTGRES and MATCHING_TEST_REDIS name no servers", $"its dry night {dry.Milliseconds}", "", "1.5");
            return;
        }

        await using var store = await PostgresFixture.CreateAsync();
        await StoredNight.FillAsync(store.ConnectionString, folder);
        var stored = Side.OfOurs("stored", store.ConnectionString, Target("stored"), Words(threads));
        report.Row(
            $"{what} ({ByStep(stored)})",
            stored.Milliseconds.ToString(),
            $"its dry night {dry.Milliseconds}",
            Report.Times(stored.Milliseconds.Median, dry.Milliseconds.Median),
            "1.5");
    }

    private static string ByStep(Side night) =>
        string.Join(", ", Steps.Where(night.Says).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step} {Number(night, step):0}")));

    private static double Number(Side night, string step) => double.Parse(night[step], CultureInfo.InvariantCulture);

    private static string Target(string name) => Path.Combine(TownFolder.Scratch, "night-" + name);

    private static string Words(int number) => number.ToString(CultureInfo.InvariantCulture);
}
