using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Matching.Web.Maps;

/// <summary>
/// Reads areas from GeoJSON: a FeatureCollection of Polygon or MultiPolygon, whose properties hold a code of four digits as <c>code</c>, <c>kode</c>
/// or <c>nr</c>, and perhaps a name as <c>name</c> or <c>navn</c>. Positions are longitude and latitude.
/// </summary>
internal static partial class GeoAreas
{
    private const int MostPoints = 200_000;

    private static readonly string[] CodeNames = ["code", "kode", "nr"];
    private static readonly string[] NameNames = ["name", "navn"];

    /// <summary>Null: it is no such file.</summary>
    public static IReadOnlyList<MapArea>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var areas = document.RootElement.GetProperty("features").EnumerateArray().Select(ReadOne).OfType<MapArea>().DistinctBy(area => area.Code).ToList();
            return areas.Count > 0 && areas.Sum(area => area.Rings.Sum(ring => ring.Count)) <= MostPoints ? areas : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static MapArea? ReadOne(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        if (Text(properties, CodeNames) is not { } code || !FourDigits().IsMatch(code))
        {
            return null;
        }

        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        var rings = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => coordinates.EnumerateArray(),
            "MultiPolygon" => coordinates.EnumerateArray().SelectMany(polygon => polygon.EnumerateArray()),
            _ => [],
        };
        return new(code, Text(properties, NameNames) ?? code, [.. rings.Select(ReadRing).Where(ring => ring.Count > 2)]);
    }

    private static IReadOnlyList<double[]> ReadRing(JsonElement ring) => [.. ring.EnumerateArray().Select(point => new[] { Degrees(point[0], 180), Degrees(point[1], 90) })];

    private static double Degrees(JsonElement number, double most) =>
        number.GetDouble() is var degrees && Math.Abs(degrees) <= most ? degrees : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{degrees} are no degrees up to {most}."));

    private static string? Text(JsonElement properties, string[] names) => names
        .Select(name => properties.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.GetString() : null)
        .FirstOrDefault(text => text is not null);

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex FourDigits();
}
