using System.Globalization;

namespace Matching.Benchmarks.Towns;

/// <summary>Draws a patch's hosts, each with the openings of the host it is drawn from, until the patch has its openings.</summary>
internal sealed class HostRows(DemoTown demo, TownSize size, Random random)
{
    public TownTable Hosts { get; } = demo.Hosts.Empty();

    public TownTable Openings { get; } = demo.Openings.Empty();

    public void Fill(Patch patch)
    {
        var templates = demo.HostsOf(patch.Template);
        while (patch.OpeningsHere.Count < patch.Openings)
        {
            var template = templates[random.Next(templates.Length)];
            var host = Host(patch, template, templates);
            foreach (var opening in demo.OpeningsOfHost[template[0]].Take(patch.Openings - patch.OpeningsHere.Count))
            {
                Opening(patch, host, opening);
            }
        }
    }

    private string[] Host(Patch patch, string[] template, string[][] templates)
    {
        var row = template.ToArray();
        var number = Hosts.Rows.Count + 1;
        var kind = demo.Hosts[template, "kind"];
        string[][] alike = [.. templates.Where(one => demo.Hosts[one, "kind"] == kind)];
        demo.Hosts.Take(row, alike[random.Next(alike.Length)], "last_answer");
        demo.Hosts.Take(row, alike[random.Next(alike.Length)], "pledges");
        row[0] = string.Create(CultureInfo.InvariantCulture, $"H{number:000000}");
        demo.Hosts.Set(row, "name", string.Create(CultureInfo.InvariantCulture, $"Prøvevært {number}"));
        demo.Hosts.Set(row, "phone", string.Create(CultureInfo.InvariantCulture, $"+4510{number:000000}"));
        demo.Hosts.Set(row, "municipality_code", patch.Code);
        demo.Hosts.Set(row, "postcode", patch.Postcodes[demo.Hosts[template, "postcode"]]);
        demo.Hosts.Set(row, "network", SmallTables.Network(patch, demo.Hosts[template, "network"]));
        demo.Hosts.Set(row, "authority_of", demo.Hosts[template, "authority_of"].Length == 0 ? "" : patch.Code);
        Hosts.Rows.Add(row);
        patch.Add(row[0], template[0]);
        return row;
    }

    private void Opening(Patch patch, string[] host, string[] template)
    {
        var row = template.ToArray();
        var kind = demo.Openings[template, "kind"];
        string[][] alike = [.. demo.Openings.Rows.Where(one => demo.Openings[one, "kind"] == kind)];
        demo.Openings.Take(row, alike[random.Next(alike.Length)], "languages");
        demo.Openings.Take(row, alike[random.Next(alike.Length)], "hobbies");
        demo.Openings.Take(row, alike[random.Next(alike.Length)], "communication");
        row[0] = string.Create(CultureInfo.InvariantCulture, $"O{Openings.Rows.Count + 1:000000}");
        demo.Openings.Set(row, "host_id", host[0]);
        demo.Openings.Set(row, "postcode", demo.Hosts[host, "postcode"]);
        demo.Openings.Set(row, "meeting_forms", MeetingForms(demo.Openings[template, "meeting_forms"]));
        demo.Openings.Set(row, "programme", Programme(patch, demo.Openings[template, "programme"], kind));
        Openings.Rows.Add(row);
        var seats = demo.Openings[row, demo.Openings[row, "cohort_max"].Length > 0 ? "cohort_max" : "seats"];
        patch.Add(new PatchOpening(row[0], kind, int.Parse(seats, CultureInfo.InvariantCulture)), template[0]);
    }

    private string MeetingForms(string forms) => size.MeetsOnline ? forms : string.Join('|', forms.Split('|').Where(form => form != "online"));

    /// <summary>A programme of one municipality exists there only; its openings elsewhere are of the one that is open to all.</summary>
    private static string Programme(Patch patch, string programme, string kind) => (programme, kind) switch
    {
        _ when patch.Code == patch.Template => programme,
        ("viborg-business-mentors" or "nextwork", "mentor") => "business-mentors",
        ("nextwork", _) => "company-internship",
        ("spare-time-job-viborg", _) => "spare-time-job",
        _ => programme,
    };
}
