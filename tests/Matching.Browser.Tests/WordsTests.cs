using System.Text.RegularExpressions;
using System.Xml.Linq;
using Matching.Engine.Explaining;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>Every word that a page asks for is there in both languages, and no word is there for nothing.</summary>
public sealed partial class WordsTests
{
    private static readonly string Web = Path.Combine(RepositoryFolder.Root, "src", "Matching.Web");
    private static readonly Dictionary<string, string> Danish = Read("Words.resx");
    private static readonly Dictionary<string, string> English = Read("Words.en.resx");
    private static readonly string Source = string.Concat(SourceFiles().Select(File.ReadAllText));

    [Fact]
    public void Both_languages_have_the_same_words_with_the_same_places_to_fill()
    {
        Danish.Keys.Except(English.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        English.Keys.Except(Danish.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        Danish.Where(word => Places(word.Value) != Places(English[word.Key])).Select(word => word.Key).ShouldBeEmpty();
        Danish.Concat(English).Where(word => word.Value.Length == 0).Select(word => word.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_that_a_page_names_is_there()
    {
        var named = Whole().Matches(Source).Select(match => match.Groups["key"].Value);
        var counted = Counted().Matches(Source).SelectMany(match => new[] { match.Groups["key"].Value + ".One", match.Groups["key"].Value + ".Many" });

        named.Concat(counted).Distinct(StringComparer.Ordinal).Where(key => !Danish.ContainsKey(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_warning_has_its_words() => typeof(Warnings).GetFields().Where(field => field.IsLiteral).Select(field => $"Warning.{field.GetRawConstantValue()}")
        .Where(key => !Danish.ContainsKey(key)).ShouldBeEmpty();

    [Fact]
    public void Every_family_of_words_that_a_page_names_has_members()
    {
        var families = Families().ToList();

        families.Count.ShouldBeGreaterThan(20);
        families.Where(family => !Danish.Keys.Any(key => key.StartsWith(family, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void No_word_is_there_for_nothing()
    {
        var families = Families().ToList();
        var unused = Danish.Keys.Where(key => !Source.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !Source.Contains($"\"{CountKey().Replace(key, "")}\"", StringComparison.Ordinal)
            && !families.Any(family => key.StartsWith(family, StringComparison.Ordinal)));

        unused.ShouldBeEmpty();
    }

    // Code("Kind", …), $"Kind.{…}" and the sentences of findings, which are chosen by family.
    private static IEnumerable<string> Families() => ByCode().Matches(Source).Select(match => match.Groups["family"].Value + ".")
        .Concat(Interpolated().Matches(Source).Select(match => match.Groups["family"].Value))
        .Concat(BySentence().Matches(Source).Select(match => match.Groups["family"].Value + "."))
        .Distinct(StringComparer.Ordinal);

    private static string Places(string words) => string.Join(' ', Place().Matches(words).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Web, "Wording", file)).Root!.Elements("data")
        .ToDictionary(word => word.Attribute("name")!.Value, word => word.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> SourceFiles() => Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
        .Where(path => (path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("""(?:\bL|words)\["(?<key>[^"{]+)"|new(?: Notice)?\("(?:info|success|warning|error)", "(?<key>[^"{]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("""\bL\.Count\("(?<key>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex("""\.Code\("(?<family>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ByCode();

    [GeneratedRegex("""\$"(?<family>[A-Z][A-Za-z.]+\.)\{""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Interpolated();

    [GeneratedRegex("""(?:Sentence|Codes)\("(?<family>[A-Z][a-z]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BySentence();

    [GeneratedRegex(@"\{[a-z0-9_]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\.(One|Many)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountKey();
}
