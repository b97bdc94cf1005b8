using System.Globalization;
using System.Text.Json.Nodes;

namespace Matching.Web.Steering;

/// <summary>A number or a word of a file, by its path: the names from the root on with <c>.</c> between.</summary>
internal sealed record JsonField(string Path, string Name, string Value, bool IsNumber);

/// <summary>A file's numbers and words as the fields of a form, and the file again from what was written in them.</summary>
internal static class JsonFields
{
    /// <summary>What a field of a form is called.</summary>
    public static string FieldOf(string path) => $"value.{path}";

    /// <summary>Lists stay as they are.</summary>
    public static IReadOnlyList<JsonField> Of(JsonObject root) => [.. Leaves(root, "")];

    /// <summary>The same file with what was written; a field that is not there is left alone.</summary>
    public static void Write(JsonObject root, IFormCollection form)
    {
        foreach (var field in Of(root))
        {
            if (form.TryGetValue(FieldOf(field.Path), out var written) && written.ToString() is { Length: > 0 } text)
            {
                Put(root, field, text);
            }
        }
    }

    private static void Put(JsonObject root, JsonField field, string text)
    {
        var names = field.Path.Split('.');
        var holder = names[..^1].Aggregate(root, (parent, name) => parent[name]!.AsObject());
        // A number that is none stays a word, and the file's own reader says what is allowed.
        holder[names[^1]] = field.IsNumber && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
    }

    private static IEnumerable<JsonField> Leaves(JsonObject root, string above)
    {
        foreach (var (name, node) in root)
        {
            var path = above.Length == 0 ? name : $"{above}.{name}";
            switch (node)
            {
                case JsonObject inner:
                    foreach (var leaf in Leaves(inner, path))
                    {
                        yield return leaf;
                    }

                    break;
                case JsonValue value when value.TryGetValue<decimal>(out var number):
                    yield return new(path, name, number.ToString(CultureInfo.InvariantCulture), IsNumber: true);
                    break;
                case JsonValue value when value.TryGetValue<string>(out var text):
                    yield return new(path, name, text, IsNumber: false);
                    break;
            }
        }
    }
}
