using System.Text;
using Matching.Core.People;

namespace Matching.Core.Intake.Lists;

/// <summary>What the product brings itself: its short list of sectors, and the 98 municipalities, in the order of their codes.</summary>
/// <remarks>Source: file formats, "Reference data".</remarks>
public static class ReferenceLists
{
    public static IReadOnlyList<Sector> Sectors { get; } =
        [.. Lines("sectors.csv").Select(fields => new Sector(fields[0], fields[1], fields[2], fields[3]))];

    public static IReadOnlyList<Municipality> Municipalities { get; } =
        [.. Lines("municipalities.csv").Select(fields => new Municipality(fields[0], fields[1], fields[2]))];

    private static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(ReferenceLists).Assembly.GetManifestResourceStream($"Matching.Core.Intake.{name}")
            ?? throw new InvalidOperationException($"The list {name} is not in the assembly.\nMaybe the project file no longer embeds it.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return line.Split(';');
        }
    }
}
