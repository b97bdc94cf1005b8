using System.Globalization;

namespace Matching.Engine.Tests;

/// <summary>How many random cases a property is tried on: few always, ten thousand or more where MATCHING_LONG=1.</summary>
internal static class LongForm
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("MATCHING_LONG") == "1";

    public static int Cases(int usually, int inLongForm = 10_000) => IsOn ? inLongForm : usually;

    /// <summary>How many choices a brute force may have to try in one case: any number always, few where there are ten thousand cases.</summary>
    public static long MostChoices { get; } = IsOn ? 2_000 : long.MaxValue;

    public static string Seed(int seed) => string.Create(CultureInfo.InvariantCulture, $"seed {seed}");
}
