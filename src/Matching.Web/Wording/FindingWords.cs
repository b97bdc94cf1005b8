using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Core.Clock;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Work;
using Matching.Engine.Explaining;
using Matching.Engine.Rules.YouthWork;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Wording;

/// <summary>
/// What a rule or a preference saw, in the reader's words. A sentence names its facts as <c>{minutes}</c>; what stands between
/// <c>[</c> and <c>]</c> falls away when one of its facts is not there.
/// </summary>
internal sealed partial class FindingWords(IStringLocalizer<Words> words, LawInForce law, TimeProvider clock)
{
    private readonly LegalSentences _law = new(law.Rules);

    public string Kept(Finding finding) => Sentence("Kept", finding);

    /// <summary>A refusal by law also says the paragraph and the sum that broke it.</summary>
    public string Broken(Finding finding) => ByLaw(finding) is { } said ? $"{Sentence("Broken", finding)} {said}" : Sentence("Broken", finding);

    /// <summary>The facts one by one: “minutter: 24, grænse: 40”. The value a preference came to is its points, so it is left out.</summary>
    public string Facts(Finding finding) =>
        string.Join(", ", finding.Facts.Where(fact => fact.Name != "value").Select(fact => $"{words.Code("Fact", fact.Name)}: {Value(fact)}"));

    private string? ByLaw(Finding finding)
    {
        var facts = finding.Facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal);
        if (!facts.TryGetValue("rule", out var rule))
        {
            return null;
        }

        if (facts.TryGetValue("on", out var on) && DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Spoken(_law.Of(new LegalBreach(rule, day, Number("sum"), Number("limit"))));
        }

        var group = Enum.TryParse<YouthWorkGroup>(facts.GetValueOrDefault("group"), out var known) ? known : (YouthWorkGroup?)null;
        return _law.OfFinding(rule, Number("sum"), Number("limit"), Copenhagen.DateAt(clock.GetUtcNow()), group, facts.ContainsKey("day")) is { } said ? Spoken(said) : null;

        int Number(string name) => int.TryParse(facts.GetValueOrDefault(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static string Spoken(LegalText text) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text.En : text.Da;

    private string Sentence(string family, Finding finding)
    {
        var said = words.Code(family, finding.Id);
        if (!said.Contains('{', StringComparison.Ordinal))
        {
            return said;
        }

        var facts = finding.Facts.ToDictionary(fact => fact.Name, Value, StringComparer.Ordinal);
        var template = Optional().Replace(said, part => Named().Matches(part.Value).All(name => facts.ContainsKey(name.Groups["name"].Value)) ? part.Value[1..^1] : "");
        return Named().Replace(template, name => facts.GetValueOrDefault(name.Groups["name"].Value, "?"));
    }

    private string Value(Fact fact)
    {
        if (fact.Name is "gate" or "by")
        {
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return fact.Name == "gate" ? Core.Enrolments.GateNames.Of(fact.Value, language) : Core.Enrolments.GateNames.Role(fact.Value, language);
        }

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
