using Matching.Engine.Facts;

namespace Matching.Engine.Travel;

/// <summary>
/// Metres and whole minutes between the places of one night. Metres = great circle (R 6371 km) × the detour factor, rounded;
/// same postcode a fixed distance. Minutes = ⌈metres ÷ speed⌉ + what the means adds.
/// </summary>
/// <remarks>Source: the matching model §8. Computed once per pair of places, so that the inner loop only looks up.</remarks>
internal sealed class TravelTable
{
    /// <summary>Minutes when none of her means counts; longer than any limit.</summary>
    public const int Unreachable = 9_999;

    // Any set of means is a number below this.
    private const int AllMeans = 32;

    private const double EarthRadiusMetres = 6_371_000;
    private static readonly TravelModes[] Means = [TravelModes.Walk, TravelModes.Bike, TravelModes.Bus, TravelModes.Moped, TravelModes.Car];

    private readonly int _count;
    private readonly int[] _metres;
    private readonly ushort[][] _minutes;
    private readonly ushort[]?[] _best;

    public TravelTable(IReadOnlyList<PlaceFacts> places, TravelSpeeds speeds)
    {
        _count = places.Count;
        _metres = new int[_count * _count];
        for (var from = 0; from < _count; from++)
        {
            for (var to = from; to < _count; to++)
            {
                _metres[from * _count + to] = _metres[to * _count + from] = MetresBetween(places[from], places[to], speeds);
            }
        }

        _minutes = [.. Means.Select(means => MinutesBy(means, speeds))];
        _best = new ushort[_count * AllMeans][];
    }

    public int Metres(int from, int to) => _metres[from * _count + to];

    /// <summary>The best of the means; <see cref="Unreachable"/> when there is none.</summary>
    public int Minutes(int from, int to, TravelModes usable)
    {
        // Threads may make the same row at the same time: it is the same row.
        ref var best = ref _best[from * AllMeans + (int)usable];
        return (best ??= Best(from, usable))[to];
    }

    private ushort[] Best(int from, TravelModes usable)
    {
        var best = new ushort[_count];
        Array.Fill(best, (ushort)Unreachable);
        for (var means = 0; means < Means.Length; means++)
        {
            if ((usable & Means[means]) != TravelModes.None)
            {
                var minutes = _minutes[means].AsSpan(from * _count, _count);
                for (var to = 0; to < best.Length; to++)
                {
                    best[to] = Math.Min(best[to], minutes[to]);
                }
            }
        }

        return best;
    }

    /// <summary>Of the means that take her there fastest, the first in the order walk, bike, bus, moped, car; none when unreachable.</summary>
    public TravelModes BestMeans(int from, int to, TravelModes usable)
    {
        var minutes = Minutes(from, to, usable);
        return Means.FirstOrDefault(means => (usable & means) != TravelModes.None && Minutes(from, to, means) == minutes);
    }

    private static int MetresBetween(PlaceFacts from, PlaceFacts to, TravelSpeeds speeds)
    {
        if (from.Postcode == to.Postcode)
        {
            return speeds.SamePostcodeMetres;
        }

        var metres = GreatCircle(from, to) * speeds.DetourPerMille / 1000;
        return (int)Math.Round(metres, MidpointRounding.AwayFromZero);
    }

    private static double GreatCircle(PlaceFacts from, PlaceFacts to)
    {
        var (latitude, otherLatitude) = (Radians(from.Latitude), Radians(to.Latitude));
        var north = Math.Sin((otherLatitude - latitude) / 2);
        var east = Math.Sin(Radians(to.Longitude - from.Longitude) / 2);
        var chord = north * north + Math.Cos(latitude) * Math.Cos(otherLatitude) * east * east;
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private ushort[] MinutesBy(TravelModes means, TravelSpeeds speeds)
    {
        var (kmh, added) = means switch
        {
            TravelModes.Walk => (speeds.WalkKmh, 0),
            TravelModes.Bike => (speeds.BikeKmh, 0),
            TravelModes.Bus => (speeds.BusKmh, speeds.BusAddedMinutes),
            TravelModes.Moped => (speeds.MopedKmh, 0),
            TravelModes.Car => (speeds.CarKmh, speeds.CarAddedMinutes),
            _ => throw new ArgumentOutOfRangeException(nameof(means), means, "No speed is kept for this means."),
        };
        return [.. _metres.Select(metres => (ushort)Math.Min(Unreachable, WholeMinutes(metres, kmh) + added))];
    }

    private static long WholeMinutes(long metres, int kmh) => (metres * 60 + kmh * 1000L - 1) / (kmh * 1000L);
}
