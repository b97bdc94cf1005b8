using System.Diagnostics;
using System.Globalization;

namespace Matching.Benchmarks.Measuring;

/// <summary>Milliseconds of the same thing done several times; the median speaks for them.</summary>
internal sealed record Sample(IReadOnlyList<double> Runs)
{
    public double Median => Runs.Order().ElementAt(Runs.Count / 2);

    public static Sample Of(int runs, Action act, bool warmUp = true)
    {
        if (warmUp)
        {
            act();
        }

        return new([.. Enumerable.Range(0, runs).Select(_ => Once(act))]);
    }

    public static double Once(Action act)
    {
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Nearest-rank percentile, 0 excluded, 100 included.</summary>
    public double Percentile(int percent) => Runs.Order().ElementAt((int)Math.Ceiling(Runs.Count * percent / 100.0) - 1);

    public override string ToString() => Runs.Count == 1
        ? Words(Median)
        : $"{Words(Median)} ({Words(Runs.Min())} … {Words(Runs.Max())})";

    private static string Words(double ms) => ms switch
    {
        >= 10_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.0} s"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.00} s"),
        >= 10 => string.Create(CultureInfo.InvariantCulture, $"{ms:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms:0.00} ms"),
    };
}
