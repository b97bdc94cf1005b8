using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Architecture;

/// <summary>Arrows point inward, read from what was built and not from what was meant.</summary>
public sealed class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Matching.Engine"] = [],
        ["Matching.Core"] = ["Matching.Engine"],
        ["Matching.Storage"] = ["Matching.Core", "Matching.Engine"],
        ["Matching.Channels"] = ["Matching.Core", "Matching.Engine"],
        ["Matching.Worker"] = ["Matching.Storage", "Matching.Channels", "Matching.Core", "Matching.Engine"],
        ["Matching.Web"] = ["Matching.Storage", "Matching.Channels", "Matching.Core", "Matching.Engine"],
        ["Matching.Cli"] = ["Matching.Storage", "Matching.Channels", "Matching.Core", "Matching.Engine"],
    };

    /// <summary>What the engine may stand on: the language's own library, and nothing that reads, waits, logs or draws by chance.</summary>
    private static readonly string[] EngineMayUse =
    [
        "System.Runtime", "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable", "System.Linq", "System.Memory",
        "System.Numerics.Vectors", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Security.Cryptography",
        "System.Threading", "System.Threading.Tasks.Parallel", "System.Text.Encoding.Extensions",
    ];

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_inward(string project)
    {
        var own = References(project).Where(name => name.StartsWith("Matching.", StringComparison.Ordinal));

        own.Except(Allowed[project], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_stands_on_the_language_alone()
    {
        References("Matching.Engine").Except(EngineMayUse, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_core_knows_no_database_cache_broker_or_web()
    {
        var outside = References("Matching.Core").Where(name =>
            name.StartsWith("Npgsql", StringComparison.Ordinal)
            || name.StartsWith("Dapper", StringComparison.Ordinal)
            || name.StartsWith("StackExchange", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Quartz", StringComparison.Ordinal)
            || name.StartsWith("System.Net", StringComparison.Ordinal));

        outside.ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_arrow_would_be_seen()
    {
        References("Matching.Worker").ShouldContain("Matching.Core");
        References("Matching.Storage").ShouldContain("Npgsql");
    }

    private static IReadOnlyList<string> References(string project)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        using var assembly = new PEReader(file);
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
