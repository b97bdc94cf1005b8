using System.Diagnostics;
using System.Globalization;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Core.Intake;
using Matching.Core.Nightly;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// A whole dry night in a process of its own, as <c>infra/matching try</c> makes it: files read, facts hashed, planned, every proposal and every why-not
/// explained, files written. Says how long each step took.
/// </summary>
internal static class DryNight
{
    public static void Run(string folder, string target, int threads)
    {
        var began = Stopwatch.GetTimestamp();
        var reading = new FolderReader().Read(folder, TownFolder.Night);
        var read = reading.Folder ?? throw new InvalidOperationException($"{folder} is refused: {reading.Faults[0]}");
        var readMs = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var settings = new NightSettings(TownFolder.Night, PolicyFile.Default, Seed: null, threads, reading.LeftOut.Count);
        var night = new PlanNight(TimeProvider.System).Plan(read.ToBoard(), settings, Console.Error.WriteLine);
        NightFile.WriteAllAsync(target, night.Files(), CancellationToken.None).GetAwaiter().GetResult();
        Say(Stopwatch.GetElapsedTime(began).TotalMilliseconds, night, string.Create(CultureInfo.InvariantCulture, $"read={readMs:0} "));
    }

    public static void Say(double milliseconds, PlannedNight night, string steps)
    {
        var engine = string.Join(' ', night.Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Step}={step.Milliseconds}")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ms={milliseconds:0.000} {steps}{engine} plan={night.PlanHash} gap={night.Plan.Gap.Placed}/{night.Plan.Gap.Fit} peak_kb={Side.PeakKilobytes()}"));
    }
}
