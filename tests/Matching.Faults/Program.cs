using System.Globalization;
using Matching.Faults;

// dotnet run --project tests/Matching.Faults -- --minutes N [--kills N] [--seed S]; infra/faults starts the servers it needs.
var minutes = Value("--minutes") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 2;
var kills = Value("--kills") is { } most ? int.Parse(most, CultureInfo.InvariantCulture) : int.MaxValue;
var seed = Value("--seed") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : Environment.ProcessId;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes of faults{(kills < int.MaxValue ? $", or {kills} kills" : "")}, seed {seed}"));
var report = await FaultDay.RunAsync(TimeSpan.FromMinutes(minutes), kills, seed, clocksFarOff: true, Console.WriteLine);
Console.WriteLine(report);
if (!report.Holds)
{
    Console.WriteLine(report.LastWords);
}

return report.Holds ? 0 : 1;

string? Value(string option) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
