using System.Globalization;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Core.Clock;
using Matching.Testing.Hosts;
using Matching.Testing.Stores;

namespace Matching.Benchmarks.Nights;

/// <summary>A stored night in one process beside the same night with a worker of its own that says what parts it comes to.</summary>
internal static class PartsBench
{
    private const string FromSetting = "Nightly__InPartsFrom";

    public static void Run(Report report, string size, IReadOnlyList<int> threads) => RunAsync(report, size, threads[^1]).GetAwaiter().GetResult();

    private static async Task RunAsync(Report report, string size, int threads)
    {
        var folder = TownFolder.Of(size);
        var alone = await NightAsync(folder, threads, helped: false);
        var helped = await NightAsync(folder, threads, helped: true);
        report.Row(
            string.Create(CultureInfo.InvariantCulture, $"stored night with a second worker, {size}, {threads} threads, {helped.Parts} parts said by it, {(alone.Hash == helped.Hash ? "the same bytes" : "OTHER BYTES")}"),
            $"{helped.Night.Milliseconds} (explain {helped.Night["explain"]} ms)",
            $"one process {alone.Night.Milliseconds} (explain {alone.Night["explain"]} ms)",
            Report.Times(helped.Night.Milliseconds.Median, alone.Night.Milliseconds.Median),
            "not slower");
    }

    private static async Task<(Side Night, string? Hash, long Parts)> NightAsync(string folder, int threads, bool helped)
    {
        await using var store = await PostgresFixture.CreateAsync();

        // Started while nobody is known, so that it runs no night itself.
        await using var worker = helped ? await HostProcess.StartAsync("Matching.Worker", Settings(store)) : null;
        await StoredNight.FillAsync(store.ConnectionString, folder);
        Environment.SetEnvironmentVariable(FromSetting, helped ? "1" : int.MaxValue.ToString(CultureInfo.InvariantCulture));
        var night = Side.OfOurs("stored", store.ConnectionString, Path.Combine(TownFolder.Scratch, "night-parts"), threads.ToString(CultureInfo.InvariantCulture));
        return (night, await store.ScalarAsync<string>("select plan_hash from night"), await store.ScalarAsync<long>("select count(*) from night_part"));
    }

    private static Dictionary<string, string> Settings(PostgresFixture store) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Postgres"] = store.ConnectionString,
        ["ConnectionStrings__Redis"] = store.RedisConfiguration,
        ["Sms__Provider"] = "LocalPhones",
        ["Nightly__DueAt"] = Copenhagen.TimeAt(TimeProvider.System.GetUtcNow()).AddHours(-1).ToString("HH:mm", CultureInfo.InvariantCulture),
    };
}
