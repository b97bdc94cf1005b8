namespace Matching.Testing;

/// <summary>Finds folders of the repository from where the tests run.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = FindRoot();

    /// <summary>The demo town.</summary>
    public static string Demo => Path.Combine(Root, "infra", "demo");

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
