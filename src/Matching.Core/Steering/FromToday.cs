using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Matching.Core.Steering;

/// <summary>A definition as if it held from a day on, so that a night of that day can be thought under it. What does not read is left to its own reader.</summary>
internal static class FromToday
{
    public static string Write(string json, DateOnly day)
    {
        try
        {
            var root = JsonNode.Parse(json);
            foreach (var one in root is JsonArray many ? many.OfType<JsonObject>() : root is JsonObject only ? [only] : [])
            {
                Put(one, day);
            }

            return root?.ToJsonString() ?? json;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static void Put(JsonObject definition, DateOnly day)
    {
        if (definition.ContainsKey("validFrom"))
        {
            definition["validFrom"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }
}
