using Matching.Engine.Facts;

namespace Matching.Benchmarks.Plain;

/// <summary>Minutes one way by the best of her means, from the two places.</summary>
internal static class PlainTravel
{
    private const int Unreachable = 9_999;

    public static int Minutes(PlainPair pair)
    {
        var metres = Metres(pair);
        return Means(pair).Select(means => Minutes(pair, means, metres)).DefaultIfEmpty(Unreachable).Min();
    }

    private static IEnumerable<TravelModes> Means(PlainPair pair) => Enum.GetValues<TravelModes>()
        .Where(means => means != TravelModes.None && pair.Youth.Travel.HasFlag(means))
        .Where(means => means != TravelModes.Moped || pair.Youth.Licence != Licence.None)
        .Where(means => means != TravelModes.Car || pair.Youth.Licence == Licence.Car)
        .Where(means => means != TravelModes.Bus || BusRuns(pair.Opening));

    private static bool BusRuns(OpeningFacts opening) =>
        opening.Schedule.IsEmpty || opening.Schedule.Stretches.Any(stretch => stretch.ToMinute > 5 * 60 && stretch.FromMinute < 23 * 60);

    private static int Minutes(PlainPair pair, TravelModes means, int metres)
    {
        var speeds = pair.Night.Policy.Travel;
        var (kmh, added) = means switch
        {
            TravelModes.Walk => (speeds.WalkKmh, 0),
            TravelModes.Bike => (speeds.BikeKmh, 0),
            TravelModes.Moped => (speeds.MopedKmh, 0),
            TravelModes.Bus => (speeds.BusKmh, speeds.BusAddedMinutes),
            _ => (speeds.CarKmh, speeds.CarAddedMinutes),
        };
        return (int)Math.Ceiling(metres * 60m / (kmh * 1000m)) + added;
    }

    private static int Metres(PlainPair pair)
    {
        var (from, to) = (pair.Night.Places[pair.Youth.Place], pair.Night.Places[pair.Opening.Place]);
        if (from.Postcode == to.Postcode)
        {
            return pair.Night.Policy.Travel.SamePostcodeMetres;
        }

        var north = Math.Sin((Radians(to.Latitude) - Radians(from.Latitude)) / 2);
        var east = Math.Sin(Radians(to.Longitude - from.Longitude) / 2);
        var chord = north * north + Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * east * east;
        var greatCircle = 2 * 6_371_000 * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
        return (int)Math.Round(greatCircle * pair.Night.Policy.Travel.DetourPerMille / 1000, MidpointRounding.AwayFromZero);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
