using System.Diagnostics;
using System.Globalization;

namespace Matching.Benchmarks.Measuring;

/// <summary>What one side of a comparison said at the end of a process of its own: <c>name=value name=value …</c></summary>
internal sealed class Side
{
    private readonly Dictionary<string, string> _said;

    private Side(string line) => _said = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Split('=', 2))
        .Where(word => word.Length == 2)
        .ToDictionary(word => word[0], word => word[1], StringComparer.Ordinal);

    public string this[string name] => _said[name];

    public bool Says(string name) => _said.ContainsKey(name);

    public Sample Milliseconds => new([.. _said["ms"].Split(',').Select(ms => double.Parse(ms, CultureInfo.InvariantCulture))]);

    public double PeakMegabytes => double.Parse(_said["peak_kb"], CultureInfo.InvariantCulture) / 1024;

    /// <summary>This program again, in a process of its own.</summary>
    public static Side OfOurs(params string[] arguments) =>
        Run(Environment.ProcessPath!, [typeof(Side).Assembly.Location, .. arguments]);

    public static Side Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 && lines.Length > 0
            ? new(lines[^1])
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>The most memory this process has held, as Linux counts it.</summary>
    public static long PeakKilobytes() => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(6).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture))
        .First();
}
