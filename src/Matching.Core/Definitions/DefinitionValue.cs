using System.Globalization;
using System.Text.Json;
using Matching.Core.Intake;

namespace Matching.Core.Definitions;

/// <summary>
/// One value of a definition with its path. A reading that does not fit adds a fault and gives a value that no later reading trips over,
/// so that all faults of a file are found at once.
/// </summary>
internal readonly struct DefinitionValue(JsonElement element, string file, string path, List<string> faults)
{
    private const int MostListed = 40;

    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    public string Path => path;

    public JsonValueKind Kind => element.ValueKind;

    public bool IsNull => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>Adds a fault that names this value.</summary>
    public void Refuse(string allowed) => faults.Add(Sentence($"{file} {path} is {Written()}, but must be {allowed}"));

    /// <summary>Adds a fault in its own words.</summary>
    public void RefuseThat(string sentence) => faults.Add($"{file} {path}: {sentence}");

    /// <summary>An object with no other names than these; anything else is a fault with the known names.</summary>
    public DefinitionValue Object(params IReadOnlyCollection<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse("an object");
            return new(Empty, file, path, faults);
        }

        foreach (var (name, value) in Members())
        {
            if (!names.Contains(name))
            {
                value.RefuseThat($"'{Short(name)}' is not known; known are {List(names)}.{Nearest(name, names, " Did you mean '{0}'?")}");
            }
        }

        return this;
    }

    /// <summary>A member that must be there; missing is a fault.</summary>
    public DefinitionValue Required(string name)
    {
        var value = Optional(name);
        if (value.IsMissing)
        {
            RefuseThat($"'{name}' is missing.");
        }

        return value;
    }

    /// <summary>A member that may be missing or null; both read as null.</summary>
    public DefinitionValue Optional(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? new(value, file, $"{path}.{name}", faults)
            : new(default, file, $"{path}.{name}", faults);

    public IEnumerable<(string Name, DefinitionValue Value)> Members()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var member in element.EnumerateObject())
        {
            yield return (member.Name, new(member.Value, file, $"{path}.{member.Name}", faults));
        }
    }

    public IReadOnlyList<DefinitionValue> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            RefuseUnlessMissing("a list");
            return [];
        }

        var (from, at, into) = (file, path, faults);
        return [.. element.EnumerateArray().Select((item, index) => new DefinitionValue(item, from, $"{at}[{index}]", into))];
    }

    /// <summary>The text, or null when this is none.</summary>
    public string? AsText() => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    public int Whole(int least, int most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        RefuseUnlessMissing($"a whole number from {least} to {most}");
        return least;
    }

    /// <summary>Both ends included; at most four decimals.</summary>
    public decimal Number(decimal least, decimal most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) && number >= least && number <= most && decimal.Round(number, 4) == number)
        {
            return number;
        }

        RefuseUnlessMissing(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        return least;
    }

    /// <summary>Hours, halves and quarters allowed, as minutes.</summary>
    public int HoursAsMinutes(int most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var hours) && hours >= 0 && hours <= most && hours * 4 % 1 == 0)
        {
            return (int)(hours * 60);
        }

        RefuseUnlessMissing($"hours from 0 to {most}, in quarters");
        return 0;
    }

    /// <summary>A civil time as minutes of the day; 24:00 is the end.</summary>
    public int TimeAsMinutes()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: 5 } text && text[2] == ':'
            && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60 && hour * 60 + minute <= 1440)
        {
            return hour * 60 + minute;
        }

        RefuseUnlessMissing("a time from 00:00 to 24:00");
        return 0;
    }

    public string Text()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        RefuseUnlessMissing("a text that is not empty");
        return "";
    }

    /// <summary>One of the codes that mean something; the value is what it means.</summary>
    public T Code<T>(IReadOnlyDictionary<string, T> codes)
    {
        if (element.ValueKind == JsonValueKind.String && codes.TryGetValue(element.GetString()!, out var meaning))
        {
            return meaning;
        }

        RefuseWord([.. codes.Keys]);
        return codes.Values.First();
    }

    /// <summary>One of these words; a long list is not written out.</summary>
    public string OneOf(IReadOnlyCollection<string> words)
    {
        if (AsText() is { } text && words.Contains(text))
        {
            return text;
        }

        RefuseWord(words);
        return words.First();
    }

    public DateOnly Date()
    {
        if (element.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        RefuseUnlessMissing("a date that exists, as yyyy-MM-dd");
        return DateOnly.MinValue;
    }

    public bool YesOrNo()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        RefuseUnlessMissing("true or false");
        return false;
    }

    /// <summary>A mistyped word is answered with the nearest; empty when none is near.</summary>
    private static string Nearest(string typed, IReadOnlyCollection<string> words, string sentence) =>
        NearestName.To(typed, words) is { Length: > 0 } near && near != typed ? string.Format(CultureInfo.InvariantCulture, sentence, near) : "";

    /// <summary>A list with more words than a reader wants is cut.</summary>
    private static string List(IReadOnlyCollection<string> words) =>
        words.Count <= MostListed ? string.Join(", ", words) : $"{string.Join(", ", words.Take(MostListed))} … ({words.Count} in all)";

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private void RefuseWord(IReadOnlyCollection<string> words)
    {
        RefuseUnlessMissing($"one of {List(words)}{Nearest(AsText() ?? "", words, "; did you mean '{0}'?")}");
    }

    /// <summary>A question ends by itself.</summary>
    private static string Sentence(string words) => words.EndsWith('?') ? words : $"{words}.";

    private bool IsMissing => element.ValueKind == JsonValueKind.Undefined;

    /// <summary>A missing value has its fault already.</summary>
    private void RefuseUnlessMissing(string allowed)
    {
        if (!IsMissing)
        {
            Refuse(allowed);
        }
    }

    private string Written()
    {
        var text = IsMissing ? "missing" : element.GetRawText().ReplaceLineEndings(" ");
        return Short(text);
    }
}
