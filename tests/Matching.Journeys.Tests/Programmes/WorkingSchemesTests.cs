using System.Globalization;
using System.Reflection;
using System.Text;
using Matching.Core.Programmes;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Which scheme works is not a claim but a list of the stories that a test drives through the application.</summary>
public sealed class WorkingSchemesTests
{
    private static readonly string Page = Path.Combine(RepositoryFolder.Root, "src", "Matching.Core", "Programmes", "README.md");

    [Fact]
    public void The_page_of_schemes_says_which_stories_are_driven_and_which_are_not()
    {
        var written = Write();

        // Written anew with MATCHING_WRITE_PAGES=1.
        if (Environment.GetEnvironmentVariable("MATCHING_WRITE_PAGES") == "1")
        {
            File.WriteAllText(Page, written);
        }

        File.ReadAllText(Page).ShouldBe(written);
    }

    [Fact]
    public void Every_driven_story_is_one_of_a_scheme_that_ships()
    {
        Driven().ShouldAllBe(story => Stories.All.Any(known => known.Scheme == story.Scheme && known.Number == story.Number));
        Driven().Count.ShouldBe(Driven().Distinct().Count());
        Stories.All.Select(story => story.Scheme).Distinct().Where(scheme => !ProgrammeBook.Shipped.Ids.Contains(scheme)).ShouldBeEmpty();
    }

    private static string Write()
    {
        var driven = Driven();
        var text = new StringBuilder().Append(string.Join('\n', Head)).Append('\n');
        foreach (var scheme in Stories.All.GroupBy(story => story.Scheme, StringComparer.Ordinal))
        {
            var done = scheme.Count(story => driven.Contains((story.Scheme, story.Number)));
            var state = done == scheme.Count() ? "**works**" : done == 0 ? "not shown" : "in part";
            text.Append(CultureInfo.InvariantCulture, $"| {scheme.Key} | {state} | {done} of {scheme.Count()} | {string.Join(", ", scheme.Where(story => !driven.Contains((story.Scheme, story.Number))).Select(story => story.Number))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{driven.Count} of {Stories.All.Count} stories are driven.\n");
        var missing = Stories.All.Where(story => !driven.Contains((story.Scheme, story.Number))).ToList();
        text.Append(missing.Count > 0 ? "\n## Stories that no test drives yet\n\n" : "");
        foreach (var story in missing)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {story.Scheme} {story.Number}: {story.Sentence}\n");
        }

        return text.ToString();
    }

    private static readonly string[] Head =
    [
        "# Schemes: what works",
        "",
        "A scheme is one JSON file in `Schemes/` in the vocabulary of `Vocabulary/` (`programme.schema.json`; `infra/matching programmes check|list|try|schema`). This page is written from the tests: a story counts when a test of its name drives",
        "the application with a moved clock, from the store through the night to the work list. A scheme **works** when all its stories do; *not shown* says that no test of this kind drives one, not that nothing of it runs.",
        "",
        "| scheme | state | stories driven | missing |",
        "|---|---|---|---|",
    ];

    private static IReadOnlyList<(string Scheme, int Number)> Driven() =>
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<StoryAttribute>())
            .OfType<StoryAttribute>()
            .Where(story => story.Skip is null)
            .Select(story => (story.Scheme, story.Number)),
    ];
}
