using Matching.Testing;
using Matching.Web.Features;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.WhoMay;

/// <summary>What the page of features says is kept true: the rows are those of the product's list, and each test that it names is there.</summary>
public sealed class FeatureRowsTests
{
    // The rows that have a screen. What has no test yet is named here, so that nobody forgets a row without saying so.
    private static readonly string[] Rows =
    [
        .. Enumerable.Range(1, 10).Select(number => $"A{number}"), .. Enumerable.Range(1, 11).Select(number => $"P{number}"),
        "M13", "M17", "M21", "M22", "M23", "M24", "G3", "D1", "D3", "U7",
    ];

    private static readonly string[] NotYet = [];

    private static readonly Dictionary<string, string> Sources = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)), StringComparer.Ordinal);

    public static TheoryData<string> Named => [.. FeatureRow.All.SelectMany(row => row.Tests).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void Every_row_that_has_a_screen_is_listed_once() => FeatureRow.All.Select(row => row.Code).ShouldBe(Rows);

    [Fact]
    public void Only_what_is_named_here_has_no_test_yet() => FeatureRow.All.Where(row => row.Tests.Count == 0).Select(row => row.Code).ShouldBe(NotYet);

    [Theory]
    [MemberData(nameof(Named))]
    public void A_test_that_the_page_names_is_there(string test)
    {
        var (subject, sentence) = (test[..test.IndexOf('.', StringComparison.Ordinal)], test[(test.IndexOf('.', StringComparison.Ordinal) + 1)..]);

        Sources.Keys.ShouldContain(subject);
        Sources[subject].ShouldContain($" {sentence}(");
    }
}
