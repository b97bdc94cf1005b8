using System.Globalization;
using Matching.Benchmarks.Towns;

namespace Matching.Benchmarks;

/// <summary>What is asked for on the command line.</summary>
internal static class Bench
{
    private const string Words = "Usage: infra/bench generate region|country|hamlet DIR [--seed N]";

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["generate", var name, var folder, .. var rest] when TownSize.Of(name) is { } size:
                new TownGenerator(size, Seed(rest)).Write(folder);
                return 0;
            default:
                Console.Error.WriteLine(Words);
                return 2;
        }
    }

    private static int Seed(string[] rest) => rest is ["--seed", var seed] ? int.Parse(seed, CultureInfo.InvariantCulture) : 1;
}
