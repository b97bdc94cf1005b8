using System.Globalization;
using Matching.Benchmarks.Assignments;
using Matching.Benchmarks.Desk;
using Matching.Benchmarks.Inbound;
using Matching.Benchmarks.Load;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Nights;
using Matching.Benchmarks.Plain;
using Matching.Benchmarks.Quality;
using Matching.Benchmarks.Towns;

namespace Matching.Benchmarks;

/// <summary>What is asked for on the command line.</summary>
internal static class Bench
{
    private const string Words = """
        Usage: infra/bench [NAME...] [--size demo|region|country] [--threads N]
               infra/bench generate region|country|hamlet DIR [--seed N]
               infra/bench inbound [SECONDS]              answers through the supplier's web-hook, 50 a second (default 60 s)
               infra/bench load [--minutes N] [--size demo|region]   50 answers a second and 20 people at the desk during nights
               infra/bench desk [--seconds N] [--size demo|region]   20 people at the desk, at people's files and at the map (default region, 30 s)
               infra/bench shape demo|region|country     counts of a town

        Names (default: all):
          assignment   the cold exact assignment beside LEMON's network simplex: time and peak memory
          changes      one wish of a hundred changed beside solving anew; a single change
          seats        the seat price of every opening, the load price included
          candidates   candidates with scores beside plain objects and LINQ, the same rules and the same list
          night        a whole dry night from files beside LEMON's solve alone; its explanations' share; a stored night beside it
                       (stored: on the servers that MATCHING_TEST_POSTGRES and MATCHING_TEST_REDIS name)
          round        a round after one seat came free beside the whole plan of the same problem
          parts        a stored night alone beside one with a second worker that says parts of it (on the named servers, too)
          quality      the exact plan beside greedy by score and greedy by waiting

        Sizes: region and country unless --size names one. Threads: 1 and 2 unless --threads names another number.
        """;

    private static readonly Dictionary<string, Action<Report, string, IReadOnlyList<int>>> Benches = new(StringComparer.Ordinal)
    {
        ["assignment"] = AssignmentBench.Run,
        ["changes"] = ChangesBench.Run,
        ["seats"] = SeatPricesBench.Run,
        ["candidates"] = CandidatesBench.Run,
        ["night"] = NightBench.Run,
        ["round"] = RoundBench.Run,
        ["parts"] = PartsBench.Run,
        ["quality"] = QualityBench.Run,
    };

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["generate", var name, var folder, .. var rest] when TownSize.Of(name) is { } size:
                new TownGenerator(size, rest is ["--seed", var seed] ? Number(seed) : 1).Write(folder);
                return 0;
            case ["shape", var name]:
                Console.WriteLine(TownAssignment.Shape(TownFolder.Problem(TownFolder.Of(name))));
                return 0;
            case ["inbound", .. var rest] when rest.Length < 2:
                InboundBench.RunAsync(rest is [var seconds] ? Number(seconds) : 60).GetAwaiter().GetResult();
                return 0;
            case ["load", .. var rest] when OptionsOf(rest, "--minutes", "--size") is { } load:
                LoadBench.RunAsync(double.Parse(load.GetValueOrDefault("--minutes", "1"), CultureInfo.InvariantCulture), load.GetValueOrDefault("--size", "region")).GetAwaiter().GetResult();
                return 0;
            case ["desk", .. var rest] when OptionsOf(rest, "--seconds", "--size") is { } desk:
                DeskBench.RunAsync(desk.GetValueOrDefault("--size", "region"), Number(desk.GetValueOrDefault("--seconds", "30"))).GetAwaiter().GetResult();
                return 0;
            case ["solve", var instance, var threads, var runs]:
                AssignmentBench.SolveFile(instance, Number(threads), Number(runs));
                return 0;
            case ["dry", var folder, var target, var threads]:
                DryNight.Run(folder, target, Number(threads));
                return 0;
            case ["stored", var store, var target, var threads, .. var day] when day.Length < 2:
                StoredNight.RunAsync(store, target, Number(threads), day is [var date] ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : TownFolder.Night).GetAwaiter().GetResult();
                return 0;
            default:
                return Compare(args);
        }
    }

    /// <summary>Null where there are others than these.</summary>
    private static Dictionary<string, string>? OptionsOf(string[] words, params string[] known) =>
        words.Length % 2 == 0 && words.Chunk(2).All(pair => known.Contains(pair[0])) ? words.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal) : null;

    private static int Compare(string[] args)
    {
        string[] names = [.. args.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal))];
        var options = args.Skip(names.Length).Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (names.Any(name => !Benches.ContainsKey(name)) || options.Keys.Any(key => key is not ("--size" or "--threads")) || (args.Length - names.Length) % 2 != 0)
        {
            Console.Error.WriteLine(Words);
            return 2;
        }

        string[] sizes = options.TryGetValue("--size", out var size) ? [size] : ["region", "country"];
        int[] threads = options.TryGetValue("--threads", out var count) ? [Number(count)] : [1, 2];
        var report = new Report();
        foreach (var bench in names.Length == 0 ? Benches.Keys.ToArray() : names)
        {
            foreach (var one in sizes)
            {
                Benches[bench](report, one, threads);
            }
        }

        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
