using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Matching.Core.Tests.Programmes.Reading;

/// <summary>
/// A plain second reading of JSON Schema 2020-12, as far as the published schema uses it, so that the schema is judged by other code than
/// the code that wrote it. A word of the schema that it does not know throws.
/// </summary>
internal sealed class SchemaJudge(JsonObject schema)
{
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "$schema", "$defs", "title", "description" };

    /// <summary>Paths that break it, each with the word that says so; empty = valid.</summary>
    public IReadOnlyList<string> FaultsOf(JsonNode? value) => [.. Faults(schema, value, "$")];

    private IEnumerable<string> Faults(JsonNode? rule, JsonNode? value, string path)
    {
        if (rule is not JsonObject words)
        {
            return rule!.GetValue<bool>() ? [] : [$"{path}: nothing is allowed"];
        }

        return words.Where(word => !Silent.Contains(word.Key)).SelectMany(word => Judge(words, word.Key, word.Value!, value, path));
    }

    private IEnumerable<string> Judge(JsonObject words, string word, JsonNode asked, JsonNode? value, string path) => word switch
    {
        "$ref" => Faults(schema["$defs"]![asked.GetValue<string>()["#/$defs/".Length..]], value, path),
        "anyOf" => NearestOf([.. asked.AsArray().Select(one => Faults(one, value, path).ToList())]),
        "const" => JsonNode.DeepEquals(asked, value) ? [] : Fault(path, word),
        "enum" => asked.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? [] : Fault(path, word),
        "type" => TypeOf(value, asked.GetValue<string>()) ? [] : Fault(path, $"type {asked}"),
        "required" => value is JsonObject thing ? asked.AsArray().Select(name => name!.GetValue<string>()).Where(name => !thing.ContainsKey(name)).Select(name => $"{path}: {name} is missing") : [],
        "properties" => value is JsonObject known ? asked.AsObject().Where(one => known.ContainsKey(one.Key)).SelectMany(one => Faults(one.Value, known[one.Key], $"{path}.{one.Key}")) : [],
        "additionalProperties" => value is JsonObject more ? more.Where(one => words["properties"]?.AsObject().ContainsKey(one.Key) != true).SelectMany(one => Faults(asked, one.Value, $"{path}.{one.Key}")) : [],
        "propertyNames" => value is JsonObject named ? named.SelectMany(one => Faults(asked, JsonValue.Create(one.Key), $"{path}.{one.Key}")) : [],
        "items" => value is JsonArray list ? list.SelectMany((one, at) => Faults(asked, one, string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"))) : [],
        "minItems" => value is JsonArray few && few.Count < asked.GetValue<int>() ? Fault(path, word) : [],
        "uniqueItems" => value is JsonArray many && many.Select(one => one?.ToJsonString()).Distinct().Count() < many.Count ? Fault(path, word) : [],
        "minLength" => value is JsonValue said && said.TryGetValue<string>(out var text) && text.Length < asked.GetValue<int>() ? Fault(path, word) : [],
        "maxLength" => value is JsonValue shown && shown.TryGetValue<string>(out var longest) && longest.Length > asked.GetValue<int>() ? Fault(path, word) : [],
        "pattern" => value is JsonValue written && written.TryGetValue<string>(out var form) && !Regex.IsMatch(form, asked.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)) ? Fault(path, word) : [],
        "format" => value is JsonValue dated && dated.TryGetValue<string>(out var day) && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Fault(path, word) : [],
        "minimum" => Number(value) < Number(asked) ? Fault(path, word) : [],
        "maximum" => Number(value) > Number(asked) ? Fault(path, word) : [],
        _ => throw new InvalidOperationException($"The schema says '{word}', which this judge does not know."),
    };

    // Of several forms the one that was understood furthest is what was meant.
    private static List<string> NearestOf(IReadOnlyList<List<string>> forms) =>
        forms.Any(faults => faults.Count == 0) ? [] : forms.MaxBy(faults => faults.Max(fault => fault.IndexOf(':', StringComparison.Ordinal)))!;

    private static string[] Fault(string path, string word) => [$"{path}: {word}"];

    private static double? Number(JsonNode? value) => value is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number ? double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private static bool TypeOf(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "null" => value is null,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } number && number == Math.Floor(number),
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        _ => throw new InvalidOperationException($"The schema has a type '{type}', which this judge does not know."),
    };
}
