using System.Text.Json.Nodes;

namespace Matching.Core.Programmes.Reading;

/// <summary>The schemas of the values that have a form of their own.</summary>
internal static partial class Spellings
{
    private static JsonObject PeriodSchema() => new() { ["type"] = "string", ["pattern"] = PeriodPattern };

    private static JsonObject WholeSchema(int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    private static JsonObject NumberSchema() => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 168 };

    private static JsonObject Word(string word) => new() { ["const"] = word };

    private static JsonObject DateList() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["format"] = "date" } };

    private static JsonObject Either(params IReadOnlyList<JsonObject> forms) => new() { ["anyOf"] = new JsonArray([.. forms]) };

    private static JsonObject Members(params IReadOnlyList<(string Name, JsonObject Form)> members)
    {
        var properties = new JsonObject();
        foreach (var (name, form) in members)
        {
            properties[name] = form;
        }

        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
            ["required"] = new JsonArray([.. members.Select(member => (JsonNode)member.Name)]),
        };
    }

    private static JsonObject TextSchema() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("da"),
        ["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z]{2}$" },
        ["additionalProperties"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
    };

    private static JsonObject TakesFromSchema() => Either(
        new JsonObject { ["enum"] = new JsonArray("all", "hosts") },
        new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["uniqueItems"] = true,
            ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}$" },
        });
}
