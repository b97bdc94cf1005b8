using System.Text.RegularExpressions;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Texts;

/// <summary>The page that says which sentence of the design is shown by which test names only tests that exist.</summary>
public sealed partial class ShownSentencesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src", "Matching.Core", "Texts", "README.md"));

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);

        var missing = Named().Matches(Page).Where(named => !sources[named.Groups["class"].Value].Any(file => File.ReadAllText(file).Contains($" {named.Groups["test"].Value}(", StringComparison.Ordinal)));

        missing.Select(named => named.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_of_the_design_has_a_sentence_that_a_test_shows() =>
        Enumerable.Range(1, 21).Where(row => !Regex.IsMatch(Page, $@"^\| O{row} \|.*`\w+\.\w+` \|$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)))
            .ShouldBeEmpty();

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z0-9]+)\\.(?<test>[A-Z][A-Za-z0-9_]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
