using System.Globalization;

namespace Matching.Benchmarks.Towns;

/// <summary>The files of a generated town that have a row or a few for each municipality.</summary>
internal static class SmallTables
{
    public static TownTable Municipalities(DemoTown demo, IEnumerable<Patch> patches)
    {
        var table = demo.Municipalities.Empty();
        table.Rows.AddRange(patches.Select(patch => new[] { patch.Code, $"Prøvekommune {patch.Code}", $"Prøve {patch.Code}", "+450000" + patch.Code }));
        return table;
    }

    public static TownTable Consultants(DemoTown demo, IEnumerable<Patch> patches)
    {
        var table = demo.Consultants.Empty();
        foreach (var patch in patches)
        {
            for (var n = 1; n <= patch.Consultants; n++)
            {
                table.Rows.Add([Consultant(patch, n), "Konsulent Prøve", patch.Code, "+450000" + patch.Code, "job_consultant", "120"]);
            }

            table.Rows.Add([$"coordinator-{patch.Code}", "Koordinator Prøve", patch.Code, "+450000" + patch.Code, "coordinator|job_consultant", ""]);
        }

        return table;
    }

    public static string Consultant(Patch patch, int n) => string.Create(CultureInfo.InvariantCulture, $"consultant-{patch.Code}-{n}");

    /// <summary>Every municipality has its own of each network; a limit grows with the openings.</summary>
    public static TownTable Networks(DemoTown demo, List<Patch> patches, double openings)
    {
        var table = demo.Networks.Empty();
        var grown = openings * demo.Municipalities.Rows.Count / patches.Count;
        foreach (var patch in patches)
        {
            table.Rows.AddRange(demo.Networks.Rows.Select(row => new[] { Network(patch, row[0]), Grown(row[1], grown), Grown(row[2], grown) }));
        }

        return table;
    }

    public static string Network(Patch patch, string template) => template.Length == 0 ? "" : $"{template}-{patch.Code}";

    private static string Grown(string limit, double by) =>
        limit.Length == 0 ? "" : Math.Ceiling(by * int.Parse(limit, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
}
