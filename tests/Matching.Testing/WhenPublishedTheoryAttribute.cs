using Xunit;

namespace Matching.Testing;

/// <summary>Skips when the folder with published problems is neither beside the repository nor named by MATCHING_SHARED.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WhenPublishedTheoryAttribute : TheoryAttribute
{
    public WhenPublishedTheoryAttribute()
    {
        if (Folder is null)
        {
            Skip = "No benchmarks folder at ../shared or MATCHING_SHARED.";
        }
    }

    public static string? Folder { get; } = RepositoryFolder.Beside("benchmarks");
}
