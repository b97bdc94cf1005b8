using System.Text.RegularExpressions;
using Matching.Engine.Explaining;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Wording;

/// <summary>
/// What a rule or a preference saw, in the reader's words. A sentence names its facts as <c>{minutes}</c>; what stands between
/// <c>[</c> and <c>]</c> falls away when one of its facts is not there.
/// </summary>
internal sealed partial class FindingWords(IStringLocalizer<Words> words)
{
    public string Kept(Finding finding) => Sentence("Kept", finding);

    public string Broken(Finding finding) => Sentence("Broken", finding);

    /// <summary>The facts one by one: “minutter: 24, grænse: 40”. The value a preference came to is its points, so it is left out.</summary>
    public string Facts(Finding finding) =>
        string.Join(", ", finding.Facts.Where(fact => fact.Name != "value").Select(fact => $"{words.Code("Fact", fact.Name)}: {Value(fact)}"));

    private string Sentence(string family, Finding finding)
    {
        var facts = finding.Facts.ToDictionary(fact => fact.Name, Value, StringComparer.Ordinal);
        var template = Optional().Replace(words.Code(family, finding.Id), part => Named().Matches(part.Value).All(name => facts.ContainsKey(name.Groups["name"].Value)) ? part.Value[1..^1] : "");
        return Named().Replace(template, name => facts.GetValueOrDefault(name.Groups["name"].Value, "?"));
    }

    private string Value(Fact fact)
    {
        if (words[$"Value.{fact.Value}"] is { ResourceNotFound: false } code)
        {
            return code;
        }

        return fact.Name switch
        {
            "sector" => words.Code("Sector", fact.Value),
            "programme" => WordsOf.Programme(fact.Value),
            _ when fact.Value.Contains('+', StringComparison.Ordinal) => string.Join(", ", fact.Value.Split('+').Select(part => words.Code("Value", part))),
            _ => Written.Fact(fact.Value),
        };
    }

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Named();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Optional();
}
