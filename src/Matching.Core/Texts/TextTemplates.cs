using System.Text.Json;
using System.Text.RegularExpressions;

namespace Matching.Core.Texts;

/// <summary>A text ready to be sent, or why it cannot be: <see cref="Faults"/> is empty when it can.</summary>
public sealed record TextDraft(string Template, string Body, int Segments, IReadOnlyList<string> Faults);

/// <summary>
/// The words of every text, in Danish and English, as the product brings them. <c>{name}</c> is a placeholder; <c>[…]</c> falls away when a
/// placeholder inside has no value, and else from the right until the text fits.
/// </summary>
/// <remarks>Source: offers and answers, O9 and its table of texts.</remarks>
public sealed partial class TextTemplates
{
    private readonly Dictionary<string, Words> _byId = Read();

    /// <summary>Every template's id.</summary>
    public IReadOnlyCollection<string> Ids => _byId.Keys;

    /// <summary>Renders one text to at most <paramref name="segments"/> parts. Danish for <c>da</c>, English for every other language.</summary>
    public TextDraft Render(
        string id, string language, IReadOnlyDictionary<string, string> values, int segments, IReadOnlyCollection<string>? releasedNames = null)
    {
        if (!_byId.TryGetValue(id, out var words))
        {
            throw new ArgumentException($"There is no text '{id}'.\nMaybe it is missing in texts.json.", nameof(id));
        }

        var template = WithoutUnmet(language == "da" ? words.Da : words.En, values);
        var body = Filled(template, values);
        while (Gsm7.Segments(body) > segments && LastOptional(template) is { } optional)
        {
            template = template.Remove(optional.Index, optional.Length);
            body = Filled(template, values);
        }

        return new(id, body, Gsm7.Segments(body), [.. Faults(template, body, values, segments), .. TextCheck.Faults(body, releasedNames ?? [])]);
    }

    private static string WithoutUnmet(string template, IReadOnlyDictionary<string, string> values) =>
        Optional().Replace(template, part => Placeholder().Matches(part.Value).All(p => values.ContainsKey(p.Groups["name"].Value)) ? part.Value : "");

    private static Match? LastOptional(string template) => Optional().Matches(template) is { Count: > 0 } found ? found[^1] : null;

    private static string Filled(string template, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(Optional().Replace(template, part => part.Groups["part"].Value), p => values.GetValueOrDefault(p.Groups["name"].Value, p.Value));

    private static IEnumerable<string> Faults(string template, string body, IReadOnlyDictionary<string, string> values, int segments)
    {
        foreach (var name in Placeholder().Matches(template).Select(p => p.Groups["name"].Value).Where(name => !values.ContainsKey(name)).Distinct(StringComparer.Ordinal))
        {
            yield return $"placeholder={name}";
        }

        if (Gsm7.Segments(body) is var actual && actual > segments)
        {
            yield return $"segments={actual}";
        }
    }

    private static Dictionary<string, Words> Read()
    {
        using var stream = typeof(TextTemplates).Assembly.GetManifestResourceStream("Matching.Core.Texts.texts.json")
            ?? throw new InvalidOperationException("texts.json is not in the assembly.");
        var all = JsonSerializer.Deserialize<List<Words>>(stream, JsonSerializerOptions.Web) ?? [];
        return all.ToDictionary(words => words.Id, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{(?<name>[a-zæøå]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[(?<part>[^\]]*)\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Optional();

    private sealed record Words(string Id, string Da, string En);
}
