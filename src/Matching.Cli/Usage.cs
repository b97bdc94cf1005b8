using Matching.Core.Intake;

namespace Matching.Cli;

/// <summary>One option: its name with hyphens, the word for its value (empty = a switch), what it does, and whether it may stand several times.</summary>
internal sealed record Option(string Name, string Value, string Text, bool IsNeeded = false, bool IsMany = false)
{
    public override string ToString() => Value.Length > 0 ? $"{Name} {Value}" : Name;
}

/// <summary>How a verb is called.</summary>
/// <param name="Verb">What is typed first.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Places">Words for what must follow without a name, in order; one in brackets, the last, may be left out; a last one that ends with … stands for none, one or several.</param>
/// <param name="Options">What may follow in any order.</param>
/// <param name="PlaceText">What a place may be, where its word does not say it.</param>
internal sealed record Usage(string Verb, string Summary, IReadOnlyList<string> Places, IReadOnlyList<Option> Options, string PlaceText = "")
{
    public string Line => $"matching {string.Join(' ', [Verb, .. Places, .. Options.Select(Written)])}";

    /// <summary>The arguments, or in <paramref name="fault"/> one sentence on what is wrong with them.</summary>
    public Arguments? Read(IReadOnlyList<string> words, out string fault)
    {
        var places = new List<string>();
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].StartsWith("--", StringComparison.Ordinal))
            {
                places.Add(words[at]);
                continue;
            }

            var (name, inline) = Split(words[at]);
            if (Options.FirstOrDefault(option => option.Name == name) is not { } option)
            {
                return Refuse(out fault, $"The option {name} is not known.{Suggestion(name, Options.Select(known => known.Name))}");
            }

            var hasNext = option.Value.Length > 0 && inline is null && at + 1 < words.Count;
            var value = option.Value.Length == 0 ? "" : inline ?? (hasNext ? words[++at] : null);
            if (value is null || (option.Value.Length == 0 && inline is not null) || (values.ContainsKey(name) && !option.IsMany))
            {
                return Refuse(out fault, value is null ? $"The option {name} needs a value: {option}." : $"The option {name} stands once, as {option}.");
            }

            values.TryAdd(name, []);
            values[name].Add(value);
        }

        return Complete(places, values, out fault);
    }

    public static string Suggestion(string typed, IEnumerable<string> known) =>
        NearestName.To(typed, known) is { Length: > 0 } near ? $" Did you mean {near}?" : "";

    private Arguments? Complete(List<string> places, Dictionary<string, List<string>> values, out string fault)
    {
        if (places.Count < Places.Count(IsNeeded) || (places.Count > Places.Count && !Places.Any(TakesMore)))
        {
            var expected = Places.Count == 0 ? "nothing" : string.Join(' ', Places);
            return Refuse(out fault, $"Expected {expected} after {Verb}, and found {(places.Count == 0 ? "nothing" : string.Join(' ', places))}.");
        }

        if (Options.FirstOrDefault(option => option.IsNeeded && !values.ContainsKey(option.Name)) is { } missing)
        {
            return Refuse(out fault, $"The option {missing} is needed.");
        }

        fault = "";
        return new(places, values);
    }

    private static bool IsNeeded(string place) => place[0] != '[' && !TakesMore(place);

    private static bool TakesMore(string place) => place.EndsWith('…');

    private static string Written(Option option)
    {
        var once = option.IsNeeded ? option.ToString() : $"[{option}]";
        return option.IsMany ? once + "…" : once;
    }

    private static Arguments? Refuse(out string fault, string sentence)
    {
        fault = sentence;
        return null;
    }

    private static (string Name, string? Value) Split(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }
}
