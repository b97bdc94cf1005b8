using System.Diagnostics;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Testing;

namespace Matching.Benchmarks.Assignments;

/// <summary>LEMON's network simplex, compiled here and now when there is a compiler and LEMON's headers.</summary>
internal static class LemonSide
{
    private const string Compiler = "/usr/bin/g++";
    private const string Header = "/usr/include/lemon/network_simplex.h";

    /// <summary>The compiled program; null when it cannot be built on this machine.</summary>
    public static string? Build()
    {
        if (!File.Exists(Compiler) || !File.Exists(Header))
        {
            return null;
        }

        var source = Path.Combine(RepositoryFolder.Root, "tests", "Matching.Benchmarks", "Lemon", "lemon.cpp");
        var program = Path.Combine(TownFolder.Scratch, "lemon");
        using var compiling = Process.Start(Compiler, ["-std=c++17", "-O3", "-march=native", "-w", source, "-o", program]);
        compiling.WaitForExit();
        return compiling.ExitCode == 0 ? program : throw new InvalidOperationException($"{source} does not compile.");
    }

    public static Side Solve(string program, string instance, int runs) =>
        Side.Run(program, instance, runs.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
