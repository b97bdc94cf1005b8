using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Matching.Testing.Offers;

/// <summary>
/// Twilio's published description of its message interface (OpenAPI 3.0), read from beside the repository. Tells every fault of a call and
/// of an answer: an unknown path, verb, field or parameter, one that is missing, and every value that does not fit its schema.
/// </summary>
public sealed class TwilioDescription
{
    private readonly JsonNode _root;

    private TwilioDescription(JsonNode root) => _root = root;

    /// <summary>Null where the description is not here.</summary>
    public static string? File { get; } = RepositoryFolder.Beside("twilio", "messages.json");

    public static TwilioDescription Read() =>
        new(JsonNode.Parse(System.IO.File.ReadAllText(File ?? throw new FileNotFoundException("Twilio's published description is not here."))) ?? throw new JsonException("The description is null."));

    /// <summary>Their own examples of answers to an operation, by name.</summary>
    public IReadOnlyList<(string Name, string Json)> Examples(string method, string template, string status) =>
        [.. Operation(method, template)!["responses"]![status]!["content"]!["application/json"]!["examples"]!.AsObject().Select(example => (example.Key, example.Value!["value"]!.ToJsonString()))];

    /// <param name="method">GET or POST.</param>
    /// <param name="path">Without its query.</param>
    /// <param name="query">Decoded names and values.</param>
    /// <param name="form">Decoded fields; empty = no body.</param>
    public IReadOnlyList<string> FaultsOfCall(string method, string path, IReadOnlyList<KeyValuePair<string, string>> query, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        if (Find(path) is not { } found || Operation(method, found.Template) is not { } operation)
        {
            return [$"{method} {path} is not described"];
        }

        var parameters = operation["parameters"]!.AsArray().Select(parameter => parameter!).ToList();
        return
        [
            .. FaultsOfFields("in the path", found.Values, Schemas(parameters, "path"), Required(parameters, "path")),
            .. FaultsOfFields("in the query", query, Schemas(parameters, "query"), Required(parameters, "query")),
            .. FaultsOfForm(form, operation),
        ];
    }

    public IReadOnlyList<string> FaultsOfAnswer(string method, string path, int status, string json)
    {
        var answer = Find(path) is { } found ? Operation(method, found.Template)?["responses"]?[status.ToString(CultureInfo.InvariantCulture)] : null;
        return answer is null
            ? [$"{method} {path} is not described with status {status}"]
            : [.. FaultsOf("answer", JsonNode.Parse(json), answer["content"]!["application/json"]!["schema"]!)];
    }

    private IEnumerable<string> FaultsOfForm(IReadOnlyList<KeyValuePair<string, string>> form, JsonNode operation)
    {
        if (operation["requestBody"]?["content"]?["application/x-www-form-urlencoded"]?["schema"] is not { } schema)
        {
            return form.Count == 0 ? [] : ["a body, and none is described"];
        }

        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        return FaultsOfFields("in the form", form, schema["properties"]!.AsObject().ToDictionary(field => field.Key, field => field.Value!), required);
    }

    private IEnumerable<string> FaultsOfFields(string where, IReadOnlyList<KeyValuePair<string, string>> fields, Dictionary<string, JsonNode> schemas, HashSet<string> required) =>
    [
        .. required.Where(name => fields.All(field => field.Key != name)).Select(name => $"{name} is missing {where}"),
        .. fields.GroupBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => schemas.TryGetValue(field.Key, out var schema)
            ? FaultsOf($"{field.Key} {where}", Value([.. field.Select(one => one.Value)], Resolved(schema)), schema)
            : [$"{field.Key} is not described {where}"]),
    ];

    private static JsonNode? Value(IReadOnlyList<string> values, JsonNode schema) => schema["type"]?.GetValue<string>() switch
    {
        "array" => new JsonArray([.. values.Select(value => JsonValue.Create(value))]),
        _ when values.Count > 1 => new JsonArray([.. values.Select(value => JsonValue.Create(value))]),
        "integer" when long.TryParse(values[0], CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "number" when decimal.TryParse(values[0], CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "boolean" when bool.TryParse(values[0], out var flag) => JsonValue.Create(flag),
        _ => JsonValue.Create(values[0]),
    };

    private IEnumerable<string> FaultsOf(string at, JsonNode? value, JsonNode schema)
    {
        schema = Resolved(schema);
        if (value is null)
        {
            return schema["nullable"]?.GetValue<bool>() == true ? [] : [$"{at} is null"];
        }

        return (schema["type"]?.GetValue<string>(), value.GetValueKind()) switch
        {
            ("object", JsonValueKind.Object) => FaultsOfObject(at, value.AsObject(), schema),
            ("array", JsonValueKind.Array) => value.AsArray().SelectMany((item, n) => FaultsOf($"{at}[{n}]", item, schema["items"]!)),
            ("string", JsonValueKind.String) => FaultsOfString(at, value.GetValue<string>(), schema),
            ("integer", JsonValueKind.Number) => FaultsOfNumber(at, value, schema),
            ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) or (null, _) => [],
            var (wanted, kind) => [$"{at} is {kind}, not {wanted}"],
        };
    }

    private IEnumerable<string> FaultsOfObject(string at, JsonObject value, JsonNode schema) =>
        schema["properties"] is not JsonObject properties
            ? []
            : value.SelectMany(field => properties[field.Key] is { } described ? FaultsOf($"{at}.{field.Key}", field.Value, described) : [$"{at}.{field.Key} is not described"]);

    private static IEnumerable<string> FaultsOfNumber(string at, JsonNode value, JsonNode schema)
    {
        var number = decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        if (number != decimal.Truncate(number) || number < (schema["minimum"]?.GetValue<int>() ?? number) || number > (schema["maximum"]?.GetValue<int>() ?? number))
        {
            yield return $"{at} is {number}";
        }
    }

    private static IEnumerable<string> FaultsOfString(string at, string value, JsonNode schema)
    {
        if (value.Length < (schema["minLength"]?.GetValue<int>() ?? 0) || value.Length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue))
        {
            yield return $"{at} has {value.Length} characters";
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch(value, pattern.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{at} does not fit {pattern}";
        }

        if (schema["enum"] is JsonArray listed && listed.All(one => one!.GetValue<string>() != value))
        {
            yield return $"{at} is none of {listed.ToJsonString()}";
        }

        if (schema["format"]?.GetValue<string>() is { } format && !IsOf(format, value))
        {
            yield return $"{at} is no {format}";
        }
    }

    private static bool IsOf(string format, string value) => format switch
    {
        "phone-number" => Regex.IsMatch(value, @"^\+[1-9][0-9]{6,14}$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        "uri" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _) && !value.Contains(' ', StringComparison.Ordinal),
        "date-time" => Regex.IsMatch(value, @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        "date-time-rfc-2822" => Regex.IsMatch(value, @"^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        _ => true,
    };

    private (string Template, IReadOnlyList<KeyValuePair<string, string>> Values)? Find(string path)
    {
        foreach (var (template, _) in _root["paths"]!.AsObject())
        {
            var (names, parts) = (template.Split('/'), path.Split('/'));
            var held = names.Zip(parts).Select(pair => (pair.First, pair.Second, Match: Regex.Match(pair.First, @"^\{(?<name>\w+)\}(?<end>.*)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))).ToList();
            if (names.Length == parts.Length && held.All(part => part.Match.Success ? part.Second.EndsWith(part.Match.Groups["end"].Value, StringComparison.Ordinal) : part.First == part.Second))
            {
                return (template, [.. held.Where(part => part.Match.Success).Select(part => KeyValuePair.Create(part.Match.Groups["name"].Value, part.Second[..^part.Match.Groups["end"].Length]))]);
            }
        }

        return null;
    }

    private JsonNode? Operation(string method, string template) => _root["paths"]![template]?[method.ToLowerInvariant()];

    private JsonNode Resolved(JsonNode schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? _root["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    private static Dictionary<string, JsonNode> Schemas(List<JsonNode> parameters, string place) =>
        parameters.Where(parameter => parameter["in"]!.GetValue<string>() == place).ToDictionary(parameter => parameter["name"]!.GetValue<string>(), parameter => parameter["schema"]!);

    private static HashSet<string> Required(List<JsonNode> parameters, string place) =>
        [.. parameters.Where(parameter => parameter["in"]!.GetValue<string>() == place && parameter["required"]?.GetValue<bool>() == true).Select(parameter => parameter["name"]!.GetValue<string>())];
}

/// <summary>Runs where Twilio's own description of its interface lies beside the repository, and is skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedDescriptionFactAttribute : Xunit.FactAttribute
{
    public PublishedDescriptionFactAttribute()
    {
        if (TwilioDescription.File is null)
        {
            Skip = "Twilio's published description is not here.";
        }
    }
}
