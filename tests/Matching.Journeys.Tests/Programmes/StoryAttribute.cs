using Matching.Testing;
using Xunit;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>One acceptance story of a scheme, by its number there; the test is called what the story says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoryAttribute : FactAttribute
{
    public StoryAttribute(string scheme, int number)
    {
        (Scheme, Number) = (scheme, number);
        DisplayName = $"{scheme}: {Stories.All.Single(story => story.Scheme == scheme && story.Number == number).Sentence}";
    }

    public string Scheme { get; }

    public int Number { get; }
}

/// <summary>The acceptance stories of the schemes: given · when → then. Dates are in 2027; 4 January is a Monday.</summary>
internal static class Stories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        .. File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "tests", "Matching.Journeys.Tests", "Programmes", "stories.txt"))
            .Select(line => line.Split('\t'))
            .Select(parts => new Story(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts[2])),
    ];

    internal sealed record Story(string Scheme, int Number, string Sentence);
}
