using Matching.Core.Intake;
using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Testing;

namespace Matching.Benchmarks.Towns;

/// <summary>A town on disk, made on first use under the machine's temporary folder, and what is read from it.</summary>
internal static class TownFolder
{
    private const int Seed = 1;

    /// <summary>The night that every town's dates stand around.</summary>
    public static DateOnly Night { get; } = new(2026, 11, 20);

    /// <summary>Where everything of the benchmarks is written.</summary>
    public static string Scratch { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "matching-bench")).FullName;

    public static string Of(string size)
    {
        if (size == "demo")
        {
            return RepositoryFolder.Demo;
        }

        var folder = Path.Combine(Scratch, size);
        new TownGenerator(TownSize.Of(size) ?? throw new ArgumentException($"No town is called {size}.", nameof(size)), Seed).Write(folder);
        return folder;
    }

    public static Board Board(string folder)
    {
        var reading = new FolderReader().Read(folder, Night);
        return reading.Folder?.ToBoard() ?? throw new InvalidOperationException($"{folder} is refused: {reading.Faults[0]}");
    }

    public static MatchingProblem Problem(string folder) =>
        new ProblemBuilder(LegalRuleSet.Default).Build(Board(folder), Night, PolicyFile.Default).Problem;
}
