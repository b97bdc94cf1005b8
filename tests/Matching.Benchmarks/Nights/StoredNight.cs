using System.Diagnostics;
using System.Globalization;
using Matching.Benchmarks.Towns;
using Matching.Channels;
using Matching.Core;
using Matching.Core.Availability;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Storage;
using Matching.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Benchmarks.Nights;

/// <summary>A whole stored night in a process of its own: facts from PostgreSQL, availability from Redis, planned, published, files written.</summary>
internal static class StoredNight
{
    /// <summary>Whether a PostgreSQL and a Redis are named.</summary>
    public static bool HasServers =>
        Environment.GetEnvironmentVariable("MATCHING_TEST_POSTGRES") is { Length: > 0 } && Environment.GetEnvironmentVariable("MATCHING_TEST_REDIS") is { Length: > 0 };

    /// <summary>Fills an empty store from a folder, Redis too.</summary>
    public static async Task FillAsync(string store, string folder)
    {
        await using var product = Product(store);
        var reading = new FolderReader().Read(folder, TownFolder.Night);
        await product.GetRequiredService<ImportFolder>().HandleAsync(reading, new ImportRequest { By = "benchmarks" }, CancellationToken.None);
        await product.GetRequiredService<RememberAvailability>().RebuildAsync(CancellationToken.None);
    }

    public static async Task RunAsync(string store, string target, int threads, DateOnly date)
    {
        var began = Stopwatch.GetTimestamp();
        await using var product = Product(store);
        var steps = new Told();
        var request = new NightRequest { Date = date, Policy = PolicyFile.Default, Threads = threads };
        var outcome = await product.GetRequiredService<RunNight>().HandleAsync(request, steps, CancellationToken.None);
        var night = (outcome as NightOutcome.Published ?? throw new InvalidOperationException($"The night was not published: {outcome}.")).Night;
        await NightFile.WriteAllAsync(target, night.Files(), CancellationToken.None);
        DryNight.Say(Stopwatch.GetElapsedTime(began).TotalMilliseconds, night, steps.Around);
    }

    private static ServiceProvider Product(string store)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = store,
                ["ConnectionStrings:Redis"] = TestServers.Redis,
                ["Sms:Provider"] = "LocalPhones",
            })
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddMatchingCore(configuration)
            .AddMatchingStorage(configuration)
            .AddMatchingChannels(configuration)
            .BuildServiceProvider();
    }

    /// <summary>The steps that a dry night does not have.</summary>
    private sealed class Told : IProgress<NightStep>
    {
        public string Around { get; private set; } = "";

        public void Report(NightStep value)
        {
            Console.Error.WriteLine(value.Name);
            if (value.Name is "read" or "publish")
            {
                Around += string.Create(CultureInfo.InvariantCulture, $"{value.Name}={value.Milliseconds} ");
            }
        }
    }
}
