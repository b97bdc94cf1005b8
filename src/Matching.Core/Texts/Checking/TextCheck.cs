using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Matching.Core.Texts.Checking;

/// <summary>
/// What must not stand in any text, whoever wrote it: a personal number, a link (operators filter them), and words of benefits, offices,
/// health and crime. A word counts whole or as a listed compound, never inside another word; upper and lower case are one.
/// </summary>
/// <remarks>Source: offers and answers, O8.</remarks>
public static partial class TextCheck
{
    private static readonly FrozenSet<string> ToAvoid = Read();

    /// <summary>Codes with values: <c>cpr</c>, <c>link=…</c>, <c>word=…</c>; none when the text may be said.</summary>
    /// <param name="text">As it will be read.</param>
    /// <param name="releasedNames">Names in which such a word may stand, by a person's decision.</param>
    public static IReadOnlyList<string> Faults(string text, IReadOnlyCollection<string> releasedNames)
    {
        var faults = new List<string>();
        if (CprNumbers.IsIn(text))
        {
            faults.Add("cpr");
        }

        if (Link().Match(text) is { Success: true } link)
        {
            faults.Add($"link={link.Value}");
        }

        faults.AddRange(WordsIn(Without(text, releasedNames)).Select(word => $"word={word}"));
        return faults;
    }

    /// <summary>The words to avoid that stand in the text, each once, in lower case.</summary>
    public static IReadOnlyList<string> WordsIn(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToList();
        var pairs = words.Zip(words.Skip(1), (first, second) => $"{first} {second}");
        return [.. words.Concat(pairs).Where(ToAvoid.Contains).Distinct(StringComparer.Ordinal)];
    }

    // Two words that meet where a name stood were never one after the other.
    private static string Without(string text, IReadOnlyCollection<string> names) =>
        names.Where(name => name.Length > 0).Aggregate(text, (rest, name) => rest.Replace(name, " | ", StringComparison.OrdinalIgnoreCase));

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(TextCheck).Assembly.GetManifestResourceStream("Matching.Core.Texts.Checking.words-to-avoid.json")
            ?? throw new InvalidOperationException("words-to-avoid.json is not in the assembly.");
        return (JsonSerializer.Deserialize<string[]>(stream) ?? []).ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+|\|", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"https?://\S+|\bwww\.\S+|\b[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)*\.(?:dk|com|net|org|eu|io|nu|info|app|link|biz|online|site|shop|ly)\b(?:/\S*)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();
}
