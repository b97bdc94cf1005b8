using System.Globalization;
using Matching.Faults;

// dotnet run --project tests/Matching.Faults -- --minutes N [--seed S]; infra/faults starts the servers it needs.
var minutes = Value("--minutes") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 2;
var seed = Value("--seed") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : Environment.ProcessId;
Console.WriteLine($"{minutes.ToString(CultureInfo.InvariantCulture)} minutes of faults, seed {seed.ToString(CultureInfo.InvariantCulture)}");
var report = await FaultDay.RunAsync(TimeSpan.FromMinutes(minutes), seed, Console.WriteLine);
Console.WriteLine(report);
if (report.Broken.Count > 0)
{
    Console.WriteLine(report.LastWords);
}

return report.Broken.Count == 0 ? 0 : 1;

string? Value(string option) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
