namespace Matching.Benchmarks.Towns;

/// <summary>A made-up municipality: a copy of one of the demo town's, moved and squeezed, with people and hosts of its own.</summary>
internal sealed class Patch(string code, string template)
{
    public string Code { get; } = code;

    /// <summary>The code of the demo town's municipality that it is drawn from.</summary>
    public string Template { get; } = template;

    public int Youths { get; set; }

    public int Openings { get; set; }

    public int Consultants => Math.Max(1, Youths / 100);

    /// <summary>From the demo town's postcodes to this one's.</summary>
    public Dictionary<string, string> Postcodes { get; } = new(StringComparer.Ordinal);

    /// <summary>The hosts here by the demo town's host that they are drawn from.</summary>
    public Dictionary<string, List<string>> HostsByTemplate { get; } = new(StringComparer.Ordinal);

    public List<string> Hosts { get; } = [];

    /// <summary>The openings here by the demo town's opening that they are drawn from.</summary>
    public Dictionary<string, List<PatchOpening>> OpeningsByTemplate { get; } = new(StringComparer.Ordinal);

    public List<PatchOpening> OpeningsHere { get; } = [];

    public void Add(string host, string template)
    {
        Hosts.Add(host);
        Under(HostsByTemplate, template).Add(host);
    }

    public void Add(PatchOpening opening, string template)
    {
        OpeningsHere.Add(opening);
        Under(OpeningsByTemplate, template).Add(opening);
    }

    private static List<T> Under<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}

/// <summary>An opening as the generator keeps it, with the seats that nobody has yet.</summary>
internal sealed class PatchOpening(string id, string kind, int seats)
{
    public string Id { get; } = id;

    public string Kind { get; } = kind;

    public int Free { get; set; } = seats;
}
