namespace Matching.Core.Intake.Tables;

/// <summary>Where each known column stands in a file.</summary>
internal sealed class Header
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private Header(int width) => Width = width;

    public static Header Absent { get; } = new(0);

    public int Width { get; }

    public int Place(string column) => _places.GetValueOrDefault(column, -1);

    /// <summary>Null, with every reason in <paramref name="faults"/>, when the header cannot be used.</summary>
    public static Header? Read(Layout layout, string[] headings, FaultList faults, FaultList warnings)
    {
        if (headings.All(heading => layout.Find(heading) is null))
        {
            Refuse(layout, headings, faults);
            return null;
        }

        var header = new Header(headings.Length);
        var before = faults.Count;
        var unknown = header.PlaceAll(layout, headings, faults);
        header.AskForNeeded(layout, unknown, faults);
        Warn(layout, unknown, warnings);
        return faults.Count == before ? header : null;
    }

    private List<string> PlaceAll(Layout layout, string[] headings, FaultList faults)
    {
        var unknown = new List<string>();
        for (var place = 0; place < headings.Length; place++)
        {
            if (layout.Find(headings[place]) is not { } column)
            {
                unknown.Add(headings[place].Trim());
                continue;
            }

            if (!_places.TryAdd(column.Name, place))
            {
                faults.Add(1, column.Name, headings[place], FaultKind.DuplicateColumn);
            }
        }

        return unknown;
    }

    private void AskForNeeded(Layout layout, List<string> unknown, FaultList faults)
    {
        foreach (var column in layout.Columns.Where(column => column.IsNeeded && !_places.ContainsKey(column.Name)))
        {
            var near = unknown.FirstOrDefault(heading => NearestName.To(heading, [column.Name, column.Danish]).Length > 0, "");
            faults.Add(1, column.Name, "", FaultKind.MissingColumn, near);
        }
    }

    private static void Warn(Layout layout, List<string> unknown, FaultList warnings)
    {
        foreach (var heading in unknown.Where(heading => heading.Length > 0))
        {
            warnings.Add(1, "", heading, FaultKind.UnknownColumn, NearestName.To(heading, layout.Columns.Select(column => column.Name)));
        }
    }

    private static void Refuse(Layout layout, string[] headings, FaultList faults)
    {
        var line = string.Join(';', headings);
        foreach (var (sign, name) in new[] { (',', "commas"), ('\t', "tabs"), ('|', "bars"), (':', "colons") })
        {
            if (line.Split(sign).Any(heading => layout.Find(heading.Trim('"')) is not null))
            {
                faults.Add(1, "", "", FaultKind.WrongDelimiter, name);
                return;
            }
        }

        faults.Add(1, "", line, FaultKind.NoHeader, string.Join(';', layout.Columns.Take(4).Select(column => column.Name)));
    }
}
