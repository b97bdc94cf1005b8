using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Wording;

/// <summary>
/// The words of the pages, read once for each language and then never locked: the framework's own localizer asks one lock for every word, and
/// a page has hundreds. A language without a word takes it from its parent, Danish last.
/// </summary>
internal sealed class FrozenWords : IStringLocalizer<Words>
{
    private readonly ResourceManager _resources = new(typeof(Words));
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> _languages = new(StringComparer.Ordinal);

    public LocalizedString this[string name] => Find(name) is { } word ? new(name, word) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        Find(name) is { } word
            ? new(name, string.Format(CultureInfo.CurrentCulture, word, arguments))
            : new(name, string.Format(CultureInfo.CurrentCulture, name, arguments), resourceNotFound: true);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        (includeParentCultures ? Language(CultureInfo.CurrentUICulture) : Own(CultureInfo.CurrentUICulture)).Select(word => new LocalizedString(word.Key, word.Value));

    private string? Find(string name) => Language(CultureInfo.CurrentUICulture).GetValueOrDefault(name);

    private FrozenDictionary<string, string> Language(CultureInfo culture) =>
        _languages.TryGetValue(culture.Name, out var words) ? words : _languages.GetOrAdd(culture.Name, _ => Read(culture));

    private FrozenDictionary<string, string> Read(CultureInfo culture)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in Lineage(culture).Reverse().SelectMany(Own))
        {
            words[word.Key] = word.Value;
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private IEnumerable<KeyValuePair<string, string>> Own(CultureInfo culture) =>
        _resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>()
            .Select(entry => new KeyValuePair<string, string>((string)entry.Key, (string)entry.Value!)) ?? [];

    private static IEnumerable<CultureInfo> Lineage(CultureInfo culture)
    {
        for (var one = culture; ; one = one.Parent)
        {
            yield return one;
            if (one.Equals(CultureInfo.InvariantCulture))
            {
                yield break;
            }
        }
    }
}
