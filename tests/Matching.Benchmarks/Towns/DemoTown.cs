using Matching.Testing;

namespace Matching.Benchmarks.Towns;

/// <summary>The demo town's files, from which every generated town is drawn.</summary>
internal sealed class DemoTown
{
    private DemoTown(string folder)
    {
        TownTable Table(string name) => TownTable.Read(Path.Combine(folder, name + ".csv"));
        Youths = Table("youths");
        Hosts = Table("hosts");
        Openings = Table("openings");
        Postcodes = Table("postcodes");
        Placements = Table("placements");
        History = Table("history");
        Networks = Table("networks");
        Consultants = Table("consultants");
        Municipalities = Table("municipalities");
        OpeningsOfHost = Openings.Rows.ToLookup(row => Openings[row, "host_id"], StringComparer.Ordinal);
        OpeningById = Openings.Rows.ToDictionary(row => row[0], StringComparer.Ordinal);
        PlacementsOfYouth = Placements.Rows.ToLookup(row => Placements[row, "youth_id"], StringComparer.Ordinal);
        HistoryOfYouth = History.Rows.ToLookup(row => History[row, "youth_id"], StringComparer.Ordinal);
    }

    public static DemoTown Read() => new(RepositoryFolder.Demo);

    public TownTable Youths { get; }

    public TownTable Hosts { get; }

    public TownTable Openings { get; }

    public TownTable Postcodes { get; }

    public TownTable Placements { get; }

    public TownTable History { get; }

    public TownTable Networks { get; }

    public TownTable Consultants { get; }

    public TownTable Municipalities { get; }

    public ILookup<string, string[]> OpeningsOfHost { get; }

    public IReadOnlyDictionary<string, string[]> OpeningById { get; }

    public ILookup<string, string[]> PlacementsOfYouth { get; }

    public ILookup<string, string[]> HistoryOfYouth { get; }

    public string[][] YouthsOf(string municipality) => [.. Youths.Rows.Where(row => Youths[row, "municipality_code"] == municipality)];

    public string[][] HostsOf(string municipality) => [.. Hosts.Rows.Where(row => Hosts[row, "municipality_code"] == municipality)];
}
