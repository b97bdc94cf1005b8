using Matching.Engine.Assigning;
using Matching.Engine.Assigning.Branches;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Scoring;

/// <summary>
/// How much room there is tonight outside the openings themselves: internship room of a workplace inside its host's new contacts, inside its
/// network's caps. What people have decided comes off; where that alone is more than the limit, the room is 0 and <see cref="Overfilled"/> says so.
/// </summary>
/// <remarks>Source: the matching model §5 Capacities, §13.</remarks>
internal sealed class Limits
{
    private const int NoGroup = -1;

    private readonly List<GroupLimit> _groups = [];
    private readonly List<bool> _overfilled = [];
    private readonly List<string> _overfilledIds = [];
    private readonly Dictionary<(int Host, string Workplace), int> _rooms = [];
    private readonly Dictionary<(int Host, string Workplace), int> _heldInternships;
    private readonly Dictionary<string, HostTonight> _hosts;
    private readonly int[] _networkGroup;
    private readonly int[] _hostGroup;
    private readonly ILookup<OpeningTonight, PlacementTonight> _pinned;
    private readonly Dictionary<string, int> _takenInProgramme = new(StringComparer.Ordinal);

    public Limits(Night night)
    {
        Night = night;
        _pinned = night.Youths.SelectMany(youth => youth.Placements)
            .Where(placement => placement is { IsPinned: true, Opening: not null })
            .ToLookup(placement => placement.Opening!);
        _heldInternships = HeldInternships();
        _hosts = night.Hosts.ToDictionary(host => host.Id, StringComparer.Ordinal);
        _networkGroup = [.. night.Networks.Select((network, index) => Add("network", network.Id, NetworkRoom(network, index), NoGroup, default))];
        _hostGroup = [.. night.Hosts.Select(host => Add("host", host.Id, HostRoom(host), host.Network < 0 ? NoGroup : _networkGroup[host.Network], Load(host)))];
        Openings = [.. night.Openings.Select(opening => new SeatLimit(opening.FreeSeats, GroupOf(opening)))];
        _overfilledIds.AddRange(night.Programmes.Values
            .Where(programme => programme.Places is not null && PlacesLeft(programme) < 0)
            .Select(programme => $"pins_over_limit:programme:{programme.Id}"));
        _overfilledIds.AddRange(night.Openings.Where(opening => opening.Taken > opening.Seats).Select(opening => $"pins_over_limit:opening:{opening.Id}"));
    }

    /// <summary>Free seats and innermost group by opening index.</summary>
    public SeatLimit[] Openings { get; }

    public GroupLimit[] Groups => [.. _groups];

    /// <summary>
    /// Places of the programmes that have a limit: of the pairs with their openings at most so many as are left beside what people have decided.
    /// </summary>
    public IReadOnlyList<PairLimit> OfProgrammes(PairTable pairs) =>
    [
        .. Night.Programmes.Values
            .Where(programme => programme.Places is not null)
            .OrderBy(programme => programme.Id, StringComparer.Ordinal)
            .Select(programme => new PairLimit(PairsOf(pairs, programme), PlacesLeft(programme)) { Openings = OpeningsOf(programme) }),
    ];

    /// <summary>Whether the programme of an opening has a place left when the night has placed so many in it.</summary>
    public bool ProgrammeTakesOneMore(OpeningTonight opening, int placedTonight) =>
        opening.Programme.Places is null || placedTonight < PlacesLeft(opening.Programme);

    /// <summary>The group of a host's new contacts.</summary>
    public int HostGroup(HostTonight host) => _hostGroup[host.Index];

    /// <summary>Limits that pinned pairs alone exceed, as codes.</summary>
    public IReadOnlyList<string> Overfilled => _overfilledIds;

    private Night Night { get; }

    /// <summary>
    /// People have already decided for more than the opening or a limit around it holds, so that one more would still leave no room inside:
    /// then <paramref name="beyond"/> is the first group that does get room, -1 = none.
    /// </summary>
    public bool IsOverfilled(OpeningTonight opening, out int beyond)
    {
        beyond = Openings[opening.Index].Group;
        var over = opening.Taken > opening.Seats;
        for (var group = beyond; group != NoGroup; group = _groups[group].Parent)
        {
            if (_overfilled[group])
            {
                (over, beyond) = (true, _groups[group].Parent);
            }
        }

        return over;
    }

    /// <summary>The opening has a seat, and every limit around it room for one more.</summary>
    public bool HasRoom(OpeningTonight opening)
    {
        var room = Openings[opening.Index].Seats > 0 && ProgrammeTakesOneMore(opening, 0);
        for (var group = Openings[opening.Index].Group; group != NoGroup; group = _groups[group].Parent)
        {
            room &= _groups[group].Capacity > 0;
        }

        return room;
    }

    /// <summary>Of so many taken places those that lie in the first limit, from outside in, that they would overfill; none = all limits hold.</summary>
    public IReadOnlyList<OpeningTonight> FirstOver(IEnumerable<OpeningTonight> taken)
    {
        OpeningTonight[] all = [.. taken];
        for (var group = 0; group < _groups.Count; group++)
        {
            OpeningTonight[] inside = [.. all.Where(opening => LiesIn(opening, group))];
            if (inside.Length > _groups[group].Capacity)
            {
                return inside;
            }
        }

        return all.GroupBy(opening => opening.Programme).FirstOrDefault(places => !ProgrammeTakesOneMore(places.First(), places.Count() - 1))?.ToList() ?? [];
    }

    /// <summary>One seat and its share of every limit are taken before the plan is made.</summary>
    public void Take(OpeningTonight opening)
    {
        var seat = Openings[opening.Index];
        Openings[opening.Index] = seat with { Seats = seat.Seats - 1 };
        _takenInProgramme[opening.Programme.Id] = _takenInProgramme.GetValueOrDefault(opening.Programme.Id) + 1;
        for (var group = seat.Group; group != NoGroup; group = _groups[group].Parent)
        {
            var limit = _groups[group];
            _groups[group] = limit with
            {
                Capacity = limit.Capacity == GroupLimit.Unlimited ? limit.Capacity : limit.Capacity - 1,
                Load = limit.Load with { Earlier = limit.Load.Earlier + 1 },
            };
        }
    }

    private int PlacesLeft(ProgrammeFacts programme) =>
        programme.Places.GetValueOrDefault() - _takenInProgramme.GetValueOrDefault(programme.Id) - _pinned.Where(held => held.Key.Programme == programme).Sum(held => held.Count());

    private HashSet<int> OpeningsOf(ProgrammeFacts programme) =>
        [.. Night.Openings.Where(opening => opening.Programme == programme).Select(opening => opening.Index)];

    private int[] PairsOf(PairTable pairs, ProgrammeFacts programme) =>
        [.. Enumerable.Range(0, pairs.Count).Where(pair => Night.Openings[pairs.Opening[pair]].Programme == programme)];

    private bool LiesIn(OpeningTonight opening, int group)
    {
        var at = Openings[opening.Index].Group;
        while (at != NoGroup && at != group)
        {
            at = _groups[at].Parent;
        }

        return at == group;
    }

    private int GroupOf(OpeningTonight opening)
    {
        var host = _hostGroup[opening.Host.Index];
        // What takes the place of teaching is not counted among supported persons.
        if (opening.Kind != Kind.Internship || opening.Facts.ReplacesSchool || Workplace(opening).Facts.InternshipRoom is not { } room)
        {
            return host;
        }

        var key = (opening.Host.Index, opening.Facts.Workplace);
        if (!_rooms.TryGetValue(key, out var group))
        {
            group = Add("workplace", opening.Facts.Workplace, room - _heldInternships.GetValueOrDefault(key), host, default);
            _rooms.Add(key, group);
        }

        return group;
    }

    private HostTonight Workplace(OpeningTonight opening) => _hosts.GetValueOrDefault(opening.Facts.Workplace, opening.Host);

    // What runs is inside the count that the room was reckoned from.
    private Dictionary<(int Host, string Workplace), int> HeldInternships() => _pinned
        .Where(held => held.Key.Kind == Kind.Internship && !held.Key.Facts.ReplacesSchool)
        .GroupBy(held => (held.Key.Host.Index, held.Key.Facts.Workplace))
        .ToDictionary(workplace => workplace.Key, workplace => workplace.Sum(held => held.Count(placement => placement.Facts.State != PlacementState.Running)));

    private int? NetworkRoom(NetworkFacts network, int index)
    {
        var atOnce = network.Cap - _pinned.Where(held => held.Key.Host.Network == index).Sum(held => held.Count());
        var inMonth = network.CapPerMonth - Night.ContactsOfNetwork(index);
        return atOnce is null || inMonth is null ? atOnce ?? inMonth : Math.Min(atOnce.Value, inMonth.Value);
    }

    private static int? HostRoom(HostTonight host) => host.Facts.MaxNewContactsPerMonth - host.Contacts;

    private LoadPrice Load(HostTonight host) => new(Night.Policy.LoadPrice, host.Contacts);

    private int Add(string what, string id, int? room, int parent, LoadPrice load)
    {
        _groups.Add(new GroupLimit(room is { } left ? Math.Max(0, left) : GroupLimit.Unlimited, parent, load));
        _overfilled.Add(room < 0);
        if (room < 0)
        {
            _overfilledIds.Add($"pins_over_limit:{what}:{id}");
        }

        return _groups.Count - 1;
    }
}
