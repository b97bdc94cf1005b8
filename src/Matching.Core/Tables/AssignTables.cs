using Matching.Core.Intake;
using Matching.Engine.Assigning;

namespace Matching.Core.Tables;

/// <summary>Where the plain tables of an assignment lie; <paramref name="Networks"/> null = no networks.</summary>
public sealed record AssignPaths(string Pairs, string Openings, string Hosts, string? Networks);

/// <summary>
/// The plain tables of an assignment as the problem that the engine solves: wishes and openings are numbered by their ids in ordinal order,
/// so that the order of rows in the files means nothing. Openings lie in hosts, hosts in networks.
/// </summary>
/// <remarks>Source: the matching model §10.</remarks>
public sealed record AssignTables(AssignmentProblem Problem, IReadOnlyList<string> Wishes, IReadOnlyList<string> Openings)
{
    /// <summary>Weights 0 to 1,000,000, scores 0 to 1000, seats and caps 0 or more (an empty cap = none); a header alone is an empty table.</summary>
    public static TablesOutcome<AssignTables> Read(AssignPaths paths) => new AssignTablesInReading(paths).Read();
}

/// <summary>The tables while they are read: what others point at first.</summary>
internal sealed class AssignTablesInReading(AssignPaths paths)
{
    private const int Seats = 1;
    private const int OpeningsHost = 2;
    private const int Host = 0;
    private const int Cap = 1;
    private const int HostsNetwork = 2;

    private readonly PlainTable? _networks = paths.Networks is { } path ? new PlainTable(PlainLayouts.Networks, path) : null;
    private readonly PlainTable _hosts = new(PlainLayouts.Hosts, paths.Hosts);
    private readonly PlainTable _openings = new(PlainLayouts.Openings, paths.Openings);
    private readonly PlainTable _pairs = new(PlainLayouts.Pairs, paths.Pairs);
    private readonly GroupRows _networkRows = new();
    private readonly GroupRows _hostRows = new();
    private readonly GroupRows _openingRows = new();

    public TablesOutcome<AssignTables> Read()
    {
        _networks?.Read(TakeNetwork);
        _hosts.Read(TakeHost);
        _openings.Read(TakeOpening);
        var pairs = new PairColumns(_pairs, _openings, _openingRows.Ids);
        return TablesOutcome.Of([_pairs, _openings, _hosts, .. _networks is null ? Array.Empty<PlainTable>() : [_networks]], () => Made(pairs));
    }

    private void TakeNetwork()
    {
        if (_networks!.IsNew(_networkRows.Ids))
        {
            _networkRows.Add(-1, _networks.OptionalNumber(Cap, 0, int.MaxValue));
        }
    }

    private void TakeHost()
    {
        var network = NetworkOfHost();
        var cap = _hosts.OptionalNumber(Cap, 0, int.MaxValue);
        if (!LiesInTwoNetworks(network) && _hosts.IsNew(_hostRows.Ids))
        {
            _hostRows.Add(network, cap);
        }
    }

    private int NetworkOfHost()
    {
        if (_hosts.Field(HostsNetwork).Length == 0)
        {
            return -1;
        }

        if (_networks is not null)
        {
            return _hosts.Reference(HostsNetwork, _networks, _networkRows.Ids);
        }

        _hosts.Fault(HostsNetwork, FaultKind.NoNetworksGiven);
        return -1;
    }

    private bool LiesInTwoNetworks(int network)
    {
        var known = _hostRows.Ids.Find(_hosts.Field(Host));
        if (known < 0 || _hostRows.Parents[known] == network)
        {
            return false;
        }

        var first = _hostRows.Parents[known];
        _hosts.Fault(Host, FaultKind.InTwoNetworks, PlainTable.Written(_hostRows.Ids.FirstLine(known)), first >= 0 ? _networkRows.Ids.Text(first) : "");
        return true;
    }

    private void TakeOpening()
    {
        var host = _openings.HasValue(OpeningsHost) ? _openings.Reference(OpeningsHost, _hosts, _hostRows.Ids) : -1;
        var seats = _openings.Number(Seats, 0, int.MaxValue);
        if (_openings.IsNew(_openingRows.Ids))
        {
            _openingRows.Add(host, seats);
        }
    }

    private AssignTables? Made(PairColumns pairs)
    {
        var hosts = _hostRows.Ids.InOrder();
        var openings = _openingRows.Ids.InOrder();
        var wishes = pairs.Wishes.InOrder();
        var limits = new SeatLimit[openings.Ids.Length];
        for (var number = 0; number < limits.Length; number++)
        {
            limits[openings.PlaceOf[number]] = new(_openingRows.Caps[number] ?? 0, hosts.PlaceOf[_openingRows.Parents[number]]);
        }

        return pairs.ToTable(wishes, openings) is { } table ? new(new(table, limits, Groups(hosts)), wishes.Ids, openings.Ids) : null;
    }

    // Hosts first, then networks, each in the order of their ids.
    private GroupLimit[] Groups(SortedIds hosts)
    {
        var networks = _networkRows.Ids.InOrder();
        var groups = new GroupLimit[hosts.Ids.Length + networks.Ids.Length];
        for (var number = 0; number < hosts.Ids.Length; number++)
        {
            var network = _hostRows.Parents[number];
            groups[hosts.PlaceOf[number]] = new(_hostRows.CapacityOf(number), network < 0 ? -1 : hosts.Ids.Length + networks.PlaceOf[network], default);
        }

        for (var number = 0; number < networks.Ids.Length; number++)
        {
            groups[hosts.Ids.Length + networks.PlaceOf[number]] = new(_networkRows.CapacityOf(number), -1, default);
        }

        return groups;
    }
}

/// <summary>Rows of openings, hosts or networks by number: what each lies in (-1 = nothing), and its seats or cap (null = no limit).</summary>
internal sealed class GroupRows
{
    public IdNumbers Ids { get; } = new();

    public List<int> Parents { get; } = [];

    public List<int?> Caps { get; } = [];

    public long CapacityOf(int number) => Caps[number] ?? GroupLimit.Unlimited;

    public void Add(int parent, int? cap)
    {
        Parents.Add(parent);
        Caps.Add(cap);
    }
}
