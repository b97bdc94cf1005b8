using System.Globalization;
using Matching.Core.Intake.Lists;

namespace Matching.Benchmarks.Towns;

/// <summary>Where the municipalities of a generated town lie: a square of copies of the demo town's three, each with its share of youths and openings.</summary>
internal static class TownLayout
{
    private const double KmPerDegree = 111.2;
    private const double South = 54.8;
    private const double West = 8.2;
    private const int FirstPostcode = 1000;

    /// <summary>The patches of a town and the rows of its postcodes.</summary>
    public static (List<Patch> Patches, TownTable Postcodes) Lay(DemoTown demo, TownSize size)
    {
        var patches = Patches(demo, size);
        var postcodes = demo.Postcodes.Empty();
        var breadth = (int)Math.Ceiling(Math.Sqrt(patches.Count));
        foreach (var (patch, at) in patches.Select((patch, at) => (patch, at)))
        {
            Place(demo, size, patch, (at / breadth * size.ApartKm, at % breadth * size.ApartKm), postcodes);
        }

        return (patches, postcodes);
    }

    /// <summary>The demo town's own codes first, then the country's others in their order.</summary>
    private static List<Patch> Patches(DemoTown demo, TownSize size)
    {
        string[] templates = [.. demo.Municipalities.Rows.Select(row => row[0])];
        var codes = templates.Concat(ReferenceLists.Municipalities.Select(one => one.Code).Except(templates, StringComparer.Ordinal));
        List<Patch> patches = [.. codes.Take(size.Municipalities).Select((code, at) => new Patch(code, templates[at % templates.Length]))];
        Share(patches, size.Youths, patch => demo.YouthsOf(patch.Template).Length, (patch, count) => patch.Youths = count);
        Share(patches, size.Openings, patch => demo.HostsOf(patch.Template).Sum(host => demo.OpeningsOfHost[host[0]].Count()), (patch, count) => patch.Openings = count);
        return patches;
    }

    private static void Share(List<Patch> patches, int whole, Func<Patch, int> part, Action<Patch, int> give)
    {
        long all = patches.Sum(part);
        long sum = 0;
        var given = 0;
        foreach (var patch in patches)
        {
            sum += part(patch);
            var upTo = (int)(whole * sum / all);
            give(patch, upTo - given);
            given = upTo;
        }
    }

    private static void Place(DemoTown demo, TownSize size, Patch patch, (double NorthKm, double EastKm) at, TownTable postcodes)
    {
        var used = demo.YouthsOf(patch.Template).Select(row => demo.Youths[row, "postcode"])
            .Concat(demo.HostsOf(patch.Template).Select(row => demo.Hosts[row, "postcode"]))
            .ToHashSet(StringComparer.Ordinal);
        var rows = demo.Postcodes.Rows.Where(row => used.Contains(row[0])).ToList();
        var middle = (North: rows.Average(row => Degrees(row, 2)), East: rows.Average(row => Degrees(row, 3)));
        var (north, east) = (South + at.NorthKm / KmPerDegree, West + at.EastKm / (KmPerDegree * Math.Cos(South * Math.PI / 180)));
        foreach (var row in rows)
        {
            var code = (FirstPostcode + postcodes.Rows.Count).ToString(CultureInfo.InvariantCulture);
            patch.Postcodes[row[0]] = code;
            postcodes.Rows.Add(
            [
                code,
                $"Prøvested {code}",
                Written(north + size.Spread * (Degrees(row, 2) - middle.North)),
                Written(east + size.Spread * (Degrees(row, 3) - middle.East)),
                patch.Code,
            ]);
        }
    }

    private static double Degrees(string[] row, int column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    private static string Written(double degrees) => degrees.ToString("0.00000", CultureInfo.InvariantCulture);
}
