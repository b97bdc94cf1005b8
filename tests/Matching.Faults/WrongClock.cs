using System.Globalization;

namespace Matching.Faults;

/// <summary>
/// A process whose machine has a wrong clock. Far off it is wrong in the kernel's own answers (Debian's <c>libfaketime</c>), as a machine's is;
/// without that library only the product's setting is a little off.
/// </summary>
internal static class WrongClock
{
    private const string Setting = "Clock__Offset";

    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>Whether a clock can be wrong without the product's knowing.</summary>
    public static bool CanBeFarOff => Library is not null;

    public static void Set(IDictionary<string, string?> environment, TimeSpan skew)
    {
        if (skew == TimeSpan.Zero)
        {
            return;
        }

        var seconds = (long)skew.TotalSeconds;
        if (Library is null)
        {
            environment[Setting] = (long.Parse(environment[Setting]!, CultureInfo.InvariantCulture) + seconds).ToString(CultureInfo.InvariantCulture);
            return;
        }

        environment["LD_PRELOAD"] = Library;
        environment["FAKETIME"] = seconds.ToString("+0;-0", CultureInfo.InvariantCulture);
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }
}
