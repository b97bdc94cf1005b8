using System.Globalization;

namespace Matching.Benchmarks.Towns;

/// <summary>Draws a patch's young people and what happened to them before.</summary>
internal sealed class YouthRows(DemoTown demo, Random random)
{
    private static readonly string[] HoldsASeat = ["approved", "offered", "agreed", "running"];

    public TownTable Youths { get; } = demo.Youths.Empty();

    public TownTable Placements { get; } = demo.Placements.Empty();

    public TownTable History { get; } = demo.History.Empty();

    public void Fill(Patch patch)
    {
        var templates = demo.YouthsOf(patch.Template);
        for (var n = 0; n < patch.Youths; n++)
        {
            Youth(patch, templates[random.Next(templates.Length)], templates);
        }
    }

    private void Youth(Patch patch, string[] template, string[][] templates)
    {
        var row = template.ToArray();
        var number = Youths.Rows.Count + 1;
        TakeBlocks(row, templates);
        row[0] = string.Create(CultureInfo.InvariantCulture, $"Y{number:000000}");
        demo.Youths.Set(row, "municipality_code", patch.Code);
        demo.Youths.Set(row, "last_name", string.Create(CultureInfo.InvariantCulture, $"Prøvesen-{number}"));
        demo.Youths.Set(row, "phone", Phone(demo.Youths[template, "phone"], "00", number));
        demo.Youths.Set(row, "guardian_phone", Phone(demo.Youths[template, "guardian_phone"], "01", number));
        demo.Youths.Set(row, "postcode", patch.Postcodes[demo.Youths[row, "postcode"]]);
        demo.Youths.Set(row, "consultant", demo.Youths[template, "consultant"].Length == 0 ? "" : SmallTables.Consultant(patch, 1 + random.Next(patch.Consultants)));
        foreach (var column in (string[])["wished_hosts", "not_hosts", "last_employer"])
        {
            demo.Youths.Set(row, column, Hosts(patch, demo.Youths[template, column]));
        }

        Youths.Rows.Add(row);
        Past(patch, row[0], template[0]);
    }

    /// <summary>Age, school, means of travel and hours belong together and stay; the rest varies freely.</summary>
    private void TakeBlocks(string[] row, string[][] templates)
    {
        string[] Another() => templates[random.Next(templates.Length)];
        demo.Youths.Take(row, Another(), "first_name", "language", "languages");
        demo.Youths.Take(row, Another(), "interests", "hobbies");
        demo.Youths.Take(row, Another(), "needs");
        demo.Youths.Take(row, Another(), "communication");
        demo.Youths.Take(row, Another(), "waiting_since");
        demo.Youths.Take(row, Another(), "postcode");
        demo.Youths.Take(row, Another(), "not_sectors");
    }

    private static string Phone(string template, string series, int number) =>
        template.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"+45{series}{number:000000}");

    private string Hosts(Patch patch, string templates) => templates.Length == 0
        ? ""
        : string.Join('|', templates.Split('|').Select(template => Host(patch, template)).Distinct(StringComparer.Ordinal));

    private string Host(Patch patch, string template)
    {
        if (patch.OpeningsByTemplate.TryGetValue(template, out var openings))
        {
            return openings[random.Next(openings.Count)].Id;
        }

        var hosts = patch.HostsByTemplate.GetValueOrDefault(template) ?? patch.Hosts;
        return hosts[random.Next(hosts.Count)];
    }

    private void Past(Patch patch, string youth, string template)
    {
        foreach (var past in demo.PlacementsOfYouth[template])
        {
            Placement(patch, youth, past.ToArray());
        }

        foreach (var past in demo.HistoryOfYouth[template])
        {
            var kind = demo.Openings[demo.OpeningById[past[1]], "kind"];
            if (Opening(patch, past[1], kind, holds: false) is { } opening)
            {
                History.Rows.Add([youth, opening.Id, .. past[2..]]);
            }
        }
    }

    /// <summary>A placement that holds a seat goes where one is free; when none is, the youth has not got it.</summary>
    private void Placement(Patch patch, string youth, string[] row)
    {
        row[0] = youth;
        var holds = HoldsASeat.Contains(demo.Placements[row, "state"], StringComparer.Ordinal);
        if (row[1].Length > 0)
        {
            if (Opening(patch, row[1], demo.Placements[row, "kind"], holds) is not { } opening)
            {
                return;
            }

            row[1] = opening.Id;
            opening.Free -= holds ? 1 : 0;
        }

        Placements.Rows.Add(row);
    }

    private PatchOpening? Opening(Patch patch, string template, string kind, bool holds)
    {
        var same = (patch.OpeningsByTemplate.GetValueOrDefault(template) ?? []).Where(one => !holds || one.Free > 0).ToList();
        List<PatchOpening> from = same.Count > 0 ? same : [.. patch.OpeningsHere.Where(one => one.Kind == kind && (!holds || one.Free > 0))];
        return from.Count == 0 ? null : from[random.Next(from.Count)];
    }
}
