using System.Text.Json;
using System.Text.RegularExpressions;
using Matching.Core.Offers;
using Matching.Core.Texts.Checking;

namespace Matching.Core.Texts.Templates;

/// <summary>A text ready to be sent, or why it cannot be: <see cref="Faults"/> is empty when it can.</summary>
public sealed record TextDraft(string Template, string Body, int Segments, IReadOnlyList<string> Faults);

/// <summary>A municipality's own words of one text in one language.</summary>
public sealed record OwnTemplate(string Template, string Language, string Body);

/// <summary>
/// The words of every text, in Danish and English as the product brings them, or as a municipality has written them. <c>{name}</c> is a placeholder;
/// <c>[…]</c> falls away when a placeholder inside has no value, and else from the right until the text fits.
/// </summary>
/// <remarks>Source: offers and answers, O9 and its table of texts.</remarks>
public sealed partial class TextTemplates
{
    /// <summary>A language of signs that phones show at half the room gets this much for what else is one part.</summary>
    private const int OtherLanguageSegments = 2;

    private readonly Dictionary<string, Words> _byId = Read();

    /// <summary>Every template's id.</summary>
    public IReadOnlyCollection<string> Ids => _byId.Keys;

    /// <summary>As the product brings it: Danish for <c>da</c>, English for every other language.</summary>
    public string BuiltIn(string id, string language) => language == "da" ? WordsOf(id).Da : WordsOf(id).En;

    /// <summary>Renders one text to at most <paramref name="segments"/> parts, in the municipality's own words where <paramref name="sender"/> has them.</summary>
    public TextDraft Render(string id, string language, IReadOnlyDictionary<string, string> values, int segments, Sender? sender = null) =>
        Fill(id, InForce(id, language, sender), language is "da" or "en" ? segments : OtherLanguageSegments, values, sender?.ReleasedNames ?? []);

    /// <summary>The same for a scheme's own wording of a text.</summary>
    public static TextDraft RenderOwn(string id, string wording, IReadOnlyDictionary<string, string> values, int segments, IReadOnlyCollection<string>? releasedNames = null) =>
        Fill(id, wording, segments, values, releasedNames ?? []);

    /// <summary>One text as somebody has written it, filled in and judged.</summary>
    internal static TextDraft Fill(string id, string words, int segments, IReadOnlyDictionary<string, string> values, IReadOnlyCollection<string> releasedNames)
    {
        var template = WithoutUnmet(words, values);
        var body = Filled(template, values);
        while (Gsm7.Segments(body) > segments && LastOptional(template) is { } optional)
        {
            template = template.Remove(optional.Index, optional.Length);
            body = Filled(template, values);
        }

        return new(id, body, Gsm7.Segments(body), [.. Faults(template, body, values, segments), .. TextCheck.Faults(body, releasedNames)]);
    }

    /// <summary>The names in braces, each once.</summary>
    internal static IReadOnlyList<string> PlaceholdersOf(string template) => [.. Placeholder().Matches(template).Select(found => found.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The same, of what never falls away.</summary>
    internal static IReadOnlyList<string> FixedPlaceholdersOf(string template) => PlaceholdersOf(Optional().Replace(template, ""));

    // Her language, else English for who reads no Danish: the municipality's words before the product's.
    private string InForce(string id, string language, Sender? sender) =>
        Own(id, language, sender) ?? (language is "da" or "en" ? null : Own(id, "en", sender)) ?? BuiltIn(id, language);

    private static string? Own(string id, string language, Sender? sender) => sender?.Templates.FirstOrDefault(own => own.Template == id && own.Language == language)?.Body;

    private Words WordsOf(string id) => _byId.TryGetValue(id, out var words) ? words : throw new ArgumentException($"There is no text '{id}'.\nMaybe it is missing in texts.json.", nameof(id));

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
        using var stream = typeof(TextTemplates).Assembly.GetManifestResourceStream("Matching.Core.Texts.Templates.texts.json")
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
