using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Nights;
using Matching.Benchmarks.Towns;
using Matching.Testing.Hosts;
using Matching.Testing.Stores;

namespace Matching.Benchmarks.Desk;

/// <summary>
/// People at their pages with a town's data loaded and its night published: each asks for one page after the other, all at once. A page's time
/// is what its reader waits, from the request to the last byte.
/// </summary>
internal static class DeskBench
{
    private const int People = 20;
    private const double BarMilliseconds = 300;

    // Until the code that pages run through has been compiled well, as in a host that has been up since morning.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(string size, int seconds)
    {
        await using var store = await PostgresFixture.CreateAsync();
        await StoredNight.FillAsync(store.ConnectionString, TownFolder.Of(size));
        await StoredNight.RunAsync(store.ConnectionString, Path.Combine(TownFolder.Scratch, "desk"), threads: 2, TownFolder.Night);
        await store.ExecuteAsync("analyze;");
        var keys = Directory.CreateTempSubdirectory("matching-desk-").FullName;
        await using var web = await HostProcess.StartAsync("Matching.Web", Settings(store, keys));
        await MeasureAsync(store, web.Address, seconds);
        Directory.Delete(keys, recursive: true);
    }

    private static async Task MeasureAsync(PostgresFixture store, Uri address, int seconds)
    {
        // One desk each: nobody is at twenty screens.
        var coordinators = await store.QueryAsync<string>("select sign_in from consultant where 'coordinator' = any(roles) order by sign_in limit @People", new { People });
        var readers = await Task.WhenAll(coordinators.Select(coordinator => Reader.SignedInAsync(address, coordinator)));
        var files = await Task.WhenAll(coordinators.Select(coordinator => store.QueryAsync<string>(
            "select u.youth_id from unplaced u join consultant c on c.municipality_code = u.municipality_code where c.sign_in = @coordinator order by u.youth_id limit 200", new { coordinator })));
        await ReadAllAsync(readers, files, WarmUp);
        var times = await ReadAllAsync(readers, files, TimeSpan.FromSeconds(seconds));
        foreach (var reader in readers)
        {
            reader.Dispose();
        }

        Tell(times);
    }

    private static async Task<ConcurrentBag<(string Page, double Milliseconds)>> ReadAllAsync(Reader[] readers, IReadOnlyList<string>[] files, TimeSpan length)
    {
        var (times, began) = (new ConcurrentBag<(string, double)>(), Stopwatch.GetTimestamp());
        await Task.WhenAll(readers.Index().Select(async reader =>
        {
            for (var turn = reader.Index; Stopwatch.GetElapsedTime(began) < length; turn++)
            {
                var (page, path) = (turn % 3) switch { 0 => ("desk", "/desk"), 1 => ("file", $"/youths/{files[reader.Index][turn % files[reader.Index].Count]}"), _ => ("map", "/map") };
                times.Add((page, await reader.Item.ReadAsync(path)));
            }
        }));
        return times;
    }

    private static void Tell(ConcurrentBag<(string Page, double Milliseconds)> times)
    {
        Console.WriteLine("| page | read | p50 | p95 | longest | bar |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var page in times.GroupBy(one => one.Page).OrderBy(page => page.Key, StringComparer.Ordinal))
        {
            var sample = new Sample([.. page.Select(one => one.Milliseconds)]);
            var p95 = sample.Percentile(95);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {page.Key} | {sample.Runs.Count} | {sample.Median:0} ms | {p95:0} ms | {sample.Runs.Max():0} ms | p95 under {BarMilliseconds:0} ms: {(p95 < BarMilliseconds ? "kept" : "missed")} |"));
        }
    }

    private static Dictionary<string, string> Settings(PostgresFixture store, string keys) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Postgres"] = store.ConnectionString,
        ["ConnectionStrings__Redis"] = TestServers.Redis,
        ["Sms__Provider"] = "LocalPhones",
        ["Web__KeysFolder"] = keys,
        ["Web__UploadFolder"] = Path.Combine(keys, "uploads"),
    };
}
