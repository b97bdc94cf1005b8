using System.Globalization;

namespace Matching.Web.Maps;

/// <summary>A place of the map: what more seats there would bring, and where it lies.</summary>
internal sealed class PricedPlace
{
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public int Openings { get; init; }

    public int Seats { get; init; }

    public int Used { get; init; }

    /// <summary>Sum of single effects on weight.</summary>
    public long Weight { get; init; }

    public long Score { get; init; }
}

/// <summary>An imported area: its code and its outlines, in longitude and latitude.</summary>
internal sealed record MapArea(string Code, string Name, IReadOnlyList<IReadOnlyList<double[]>> Rings);

/// <summary>Where things lie on the picture: degrees to units, north up, a degree of longitude as short as it is at the middle.</summary>
internal sealed class PriceMap
{
    public const int Width = 600;

    private const double Margin = 30;
    private const int Shades = 5;
    private const double LabelHeight = 13;

    private readonly double _west;
    private readonly double _north;
    private readonly double _scale;
    private readonly double _narrow;
    private readonly long _most;

    public PriceMap(IReadOnlyList<PricedPlace> places, IReadOnlyList<MapArea> areas)
    {
        var points = places.Select(place => (place.Longitude, place.Latitude)).Concat(areas.SelectMany(area => area.Rings).SelectMany(ring => ring).Select(point => (Longitude: point[0], Latitude: point[1]))).ToList();
        var (south, east) = (points.Min(point => point.Latitude), points.Max(point => point.Longitude));
        (_west, _north) = (points.Min(point => point.Longitude), points.Max(point => point.Latitude));
        _narrow = Math.Cos((south + _north) / 2 * Math.PI / 180);
        _scale = (Width - 2 * Margin) / Math.Max(0.05, Math.Max((east - _west) * _narrow, _north - south));
        Height = (int)Math.Ceiling((_north - south) * _scale + 2 * Margin);
        _most = Math.Max(1, places.Select(place => place.Weight).DefaultIfEmpty(1).Max());
    }

    public int Height { get; }

    public string X(double longitude) => Written((longitude - _west) * _narrow * _scale + Margin);

    public string Y(double latitude) => Written((_north - latitude) * _scale + Margin);

    /// <summary>The foot of a place's name, right under its circle: on the circle itself it could not be read.</summary>
    public string LabelY(PricedPlace place) => Written((_north - place.Latitude) * _scale + Margin + RadiusOf(place.Weight) + LabelHeight);

    /// <summary>From 0, where nothing would be gained, to 4, where most would.</summary>
    public int Shade(long weight) => weight <= 0 ? 0 : 1 + (int)Math.Min(Shades - 2, weight * (Shades - 1) / (_most + 1));

    /// <summary>So that the area of the circle is as the price.</summary>
    public string Radius(long weight) => Written(RadiusOf(weight));

    public string Path(MapArea area) =>
        string.Concat(area.Rings.Select(ring => $"M{string.Join('L', ring.Select(point => $"{X(point[0])},{Y(point[1])}"))}Z"));

    private double RadiusOf(long weight) => 3 + 15 * Math.Sqrt(Math.Max(0, weight) / (double)_most);

    private static string Written(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}
