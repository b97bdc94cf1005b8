using System.Globalization;

namespace Matching.Benchmarks.Towns;

/// <summary>
/// Writes a folder of files shaped like the demo town, of another size: rows are drawn from the demo town's columns, in blocks that vary
/// together, so that shares of ages, kinds, needs, hours, languages and history hold. The same size and seed give the same bytes. Nobody
/// in it exists: every name says so, and no telephone number in Denmark begins with 0 or 1.
/// </summary>
internal sealed class TownGenerator
{
    private readonly DemoTown _demo = DemoTown.Read();
    private readonly TownSize _size;
    private readonly Random _random;
    private readonly List<Patch> _patches;
    private readonly Dictionary<string, TownTable> _files;

    public TownGenerator(TownSize size, int seed)
    {
        _size = size;
        _random = new(seed);
        (_patches, var postcodes) = TownLayout.Lay(_demo, size);
        _files = new(StringComparer.Ordinal)
        {
            ["postcodes"] = postcodes,
            ["municipalities"] = SmallTables.Municipalities(_demo, _patches),
            ["networks"] = SmallTables.Networks(_demo, _patches, (double)size.Openings / _demo.Openings.Rows.Count),
            ["consultants"] = SmallTables.Consultants(_demo, _patches),
        };
        Fill();
    }

    /// <summary>Every file of the town by its name without ending.</summary>
    public IReadOnlyDictionary<string, TownTable> Files => _files;

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, table) in _files)
        {
            table.Write(Path.Combine(folder, name + ".csv"));
        }
    }

    private void Fill()
    {
        var hosts = new HostRows(_demo, _size, _random);
        var youths = new YouthRows(_demo, _random);
        foreach (var patch in _patches)
        {
            hosts.Fill(patch);
        }

        foreach (var patch in _patches)
        {
            youths.Fill(patch);
        }

        _files["hosts"] = hosts.Hosts;
        _files["openings"] = hosts.Openings;
        _files["youths"] = youths.Youths;
        _files["placements"] = youths.Placements;
        _files["history"] = youths.History;
        Check("youths", _size.Youths);
        Check("openings", _size.Openings);
    }

    private void Check(string name, int wanted)
    {
        if (_files[name].Rows.Count != wanted)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{_files[name].Rows.Count} {name} were made, {wanted} were wanted.\nMaybe the shares of the municipalities do not add up."));
        }
    }
}
