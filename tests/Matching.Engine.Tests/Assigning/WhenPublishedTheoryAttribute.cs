using Xunit;

namespace Matching.Engine.Tests.Assigning;

/// <summary>Skips when the folder with published problems is neither beside the repository nor named by MATCHING_SHARED.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WhenPublishedTheoryAttribute : TheoryAttribute
{
    public WhenPublishedTheoryAttribute()
    {
        if (Folder is null)
            Skip = "No benchmarks folder at ../shared or MATCHING_SHARED.";
    }

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("MATCHING_SHARED");
        if (named is not null)
            return Existing(named);

        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Matching.sln")))
            at = at.Parent;
        return at?.Parent is null ? null : Existing(Path.Combine(at.Parent.FullName, "shared"));
    }

    private static string? Existing(string shared)
    {
        var folder = Path.Combine(shared, "benchmarks");
        return Directory.Exists(folder) ? folder : null;
    }
}
