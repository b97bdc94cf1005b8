using System.Text.RegularExpressions;
using Matching.Core.Nightly;
using Matching.Core.Programmes;
using Matching.Testing;

namespace Matching.Browser.Tests;

/// <summary>What a reader must not meet in the words of a page: dates and numbers in a machine's form or another language's, codes, and the other language.</summary>
public sealed partial class PlainWords
{
    // What is said in its own form everywhere.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "OpenID", "GeoJSON", "NExTWORK", "LinkedIn", "McDonald", "YouTube" };

    // Rules are known by the words that they are broken in.
    private static readonly HashSet<string> Codes = new(
        [
            .. ProgrammeBook.Shipped.Ids, .. PolicyFile.KnownPreferences,
            .. RuleWords().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src", "Matching.Web", "Wording", "Words.resx"))).Select(match => match.Groups["id"].Value),
        ],
        StringComparer.Ordinal);

    private readonly IReadOnlyList<string> _said;

    // Danish law is cited in Danish.
    private static readonly IReadOnlyList<string> Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", "Matching.Core", "LegalRules", "Rules"), "*.json")
            .SelectMany(file => SourceText().Matches(File.ReadAllText(file)).Select(match => match.Groups["text"].Value)),
    ];

    /// <param name="said">What people and files have written: names, titles, texts. It stands as it was written, in whatever language.</param>
    public PlainWords(IEnumerable<string> said) => _said = [.. said.Concat(Sources).Where(words => words.Length > 2).Distinct(StringComparer.Ordinal).OrderByDescending(words => words.Length)];

    /// <summary>Each piece that is wrong, with a little of what stands around it.</summary>
    public IReadOnlyList<string> Faults(string text, string language)
    {
        var ours = _said.Aggregate(text, (left, words) => left.Contains(words, StringComparison.Ordinal) ? left.Replace(words, "·", StringComparison.Ordinal) : left);
        return
        [
            .. Found(IsoDate(), text), .. Found(Snake(), ours), .. Found(Kebab(), ours).Where(found => Codes.Contains(found.Split('…')[1])), .. Found(Compound(), ours).Where(found => !Names.Contains(found.Split('…')[1])),
            .. language == "da" ? Found(ColonTime(), ours).Concat(Found(CommaThousands(), ours)) : Found(DotThousands(), ours).Concat(Found(Danish(), ours)),
        ];
    }

    private static IEnumerable<string> Found(Regex wrong, string text) => wrong.Matches(text).Select(match =>
        $"{text[Math.Max(0, match.Index - 25)..match.Index]}…{match.Value}…{text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 25)]}".ReplaceLineEndings(" "));

    [GeneratedRegex("name=\"Broken\\.(?<id>[a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleWords();

    [GeneratedRegex("\"source\": \\{\"text\": \"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceText();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.None, 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"(?<![\w/.@-])[a-z]+(?:_[a-z0-9]+)+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Snake();

    [GeneratedRegex(@"(?<![\w/.@-])[a-z]+(?:-[a-z0-9]+)+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kebab();

    [GeneratedRegex(@"(?<![\w/.@-])[A-Z][a-z]+[A-Z][A-Za-z]+\b", RegexOptions.None, 1000)]
    private static partial Regex Compound();

    [GeneratedRegex(@"(?<![\d:])\d{1,2}:\d{2}(?![\d:])", RegexOptions.None, 1000)]
    private static partial Regex ColonTime();

    [GeneratedRegex(@"(?<![\d,])\d{1,3},\d{3}(?![\d,])", RegexOptions.None, 1000)]
    private static partial Regex CommaThousands();

    [GeneratedRegex(@"(?<![\d.])\d{1,3}\.\d{3}(?![\d.])", RegexOptions.None, 1000)]
    private static partial Regex DotThousands();

    [GeneratedRegex(@"(?<![\p{L}{])(?:og|ikke|eller|til|fra|på|hvor|hvad|når|må|skal|bliver|unge|uge|uger|timer om|dage|år|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|januar|februar|marts|maj|juni|juli|oktober)(?![\p{L}])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Danish();
}
