namespace Matching.Testing;

/// <summary>Finds folders of the repository from where the tests run.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = FindRoot();

    /// <summary>The demo town.</summary>
    public static string Demo => Path.Combine(Root, "infra", "demo");

    /// <summary>A file or folder of what lies beside the repository or where MATCHING_SHARED says; null when it is not there.</summary>
    public static string? Beside(params IReadOnlyList<string> parts)
    {
        var shared = Environment.GetEnvironmentVariable("MATCHING_SHARED") ?? Path.Combine(Root, "..", "shared");
        var path = Path.GetFullPath(Path.Combine([shared, .. parts]));
        return Path.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Matching.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException($"No Matching.sln above {AppContext.BaseDirectory}.");
    }
}
