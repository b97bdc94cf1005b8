using Matching.Core.Enrolments;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// Which schemes run on a night, and who may be matched in what: what her row says, or else every scheme whose <c>who</c> fits and that
/// needs no referral. A scheme takes part when an opening or a row names it. Age is judged by the engine, on the later of start and night.
/// </summary>
/// <remarks>Source: programmes §1.1, the matching model §12.</remarks>
internal sealed class Enrolment
{
    private readonly DateOnly _night;
    private readonly ProgrammeBook _book;
    private readonly List<(ProgrammeVersion Version, IReadOnlyList<string>? Municipalities)> _running;
    private readonly GroupStands _groups;
    private readonly NewHosts _newHosts;
    private readonly bool _asksNewHosts;
    private readonly PlacesBeside _beside;
    private readonly IReadOnlyList<GateFacts> _leftToPeople;
    private readonly HashSet<string> _picked;
    private readonly RankedWishes _wishes;
    private readonly bool _proposesNight;
    private readonly HashSet<(string Programme, string Host)> _workplaces;
    private readonly List<ProgrammeVersion> _agreements;
    private readonly ILookup<string, string> _placed;
    private readonly ILookup<string, string> _ended;

    /// <param name="book">The schemes that are known.</param>
    /// <param name="board">Of the night.</param>
    /// <param name="night">Its date.</param>
    /// <param name="proposesNight">False where a person has written a pair down: what only people propose is judged too.</param>
    public Enrolment(ProgrammeBook book, Board board, DateOnly night, bool proposesNight = true)
    {
        (_night, _book, _proposesNight) = (night, book, proposesNight);
        var municipalities = board.Hosts.ToDictionary(host => host.Id, host => host.Municipality, StringComparer.Ordinal);
        var offered = board.Openings.ToLookup(opening => opening.Programme, opening => municipalities[opening.HostId], StringComparer.Ordinal);
        var named = offered.Select(programme => programme.Key).Concat(board.Youths.SelectMany(youth => youth.Programmes.Concat(youth.Enrolments.Select(file => file.Programme))));
        _running =
        [
            .. named.Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(id => book.Find(id, night) ?? throw new InvalidOperationException($"No scheme is called '{id}'. Maybe the board was read with another book."))
                .Select(version => (version, version.Definition.Municipalities.Resolve(offered[version.Id]))),
        ];
        _newHosts = new(board);
        _asksNewHosts = _running.Exists(known => known.Version.Definition.Tracks.Any(track => track.DifferentHosts));
        _beside = new(board, night, opening => TracksOf(opening).Select(track => track.MaxRunning).DefaultIfEmpty(1).Min());
        _leftToPeople = proposesNight ? [.. _running.SelectMany(known => LeftToPeople.LeftIn(known.Version.Definition))] : [];
        _picked = proposesNight ? OrderedByHosts(board, book, night) : [];
        _leftToPeople = [.. _leftToPeople.Concat(board.Openings.Where(opening => _picked.Contains(opening.Id)).Select(opening => LeftToPeople.PickedByHost(opening.Programme))).Distinct()];
        _wishes = new(board, DefinitionOf);
        _groups = new(board.Youths.SelectMany(youth => youth.Enrolments));
        _agreements = [.. book.Ids.Select(id => book.Find(id, night)).OfType<ProgrammeVersion>().Where(version => version.Definition is { Who: null, Orders.AgreementPoints.Count: > 0 } && version.IsOpenOn(night))];
        var programmes = board.Openings.ToDictionary(opening => opening.Id, opening => opening.Programme, StringComparer.Ordinal);
        var hosts = board.Openings.ToDictionary(opening => opening.Id, opening => opening.HostId, StringComparer.Ordinal);
        _workplaces = board.Placements
            .Where(placement => placement is { OpeningId.Length: > 0, State: PlacementState.Agreed or PlacementState.Running } && !IsOver(placement))
            .Select(placement => (programmes[placement.OpeningId], hosts[placement.OpeningId])).ToHashSet();
        var placed = board.Placements.Where(placement => placement is { OpeningId.Length: > 0, State: not PlacementState.Shown }).ToLookup(IsOver);
        _placed = placed[false].ToLookup(placement => programmes[placement.OpeningId], placement => placement.YouthId, StringComparer.Ordinal);
        _ended = placed[true].ToLookup(placement => programmes[placement.OpeningId], placement => placement.YouthId, StringComparer.Ordinal);
    }

    /// <summary>The versions that this night runs on, by id.</summary>
    public IReadOnlyList<ProgrammeVersion> Versions => [.. _running.Select(known => known.Version)];

    public IReadOnlyList<ProgrammeFacts> Programmes =>
    [
        .. _running.Select(known => new ProgrammeFacts
        {
            Id = known.Version.Id,
            AgeFrom = EntryRules.AgesOf(known.Version.Definition).From,
            AgeTo = EntryRules.AgesOf(known.Version.Definition).To,
            Municipalities = known.Municipalities,
            Schools = known.Version.Definition.Who is { School: { Count: > 0 } schools } ? schools : null,
            Status = known.Version.IsOpenOn(_night) ? Status.Active : Status.Closed,
            GuardianBeforeMatch = ProgrammeGates.AsksGuardianBeforeMatch(known.Version.Definition),
            GatesBeforeMatch = ProgrammeGates.BeforeMatch(known.Version.Definition),
            Places = PlacesOf(known.Version),
            Choices = ChoiceRules.Of(known.Version.Definition),
            PreferenceWeights = WeightsOf(known.Version.Definition),
            Priorities = known.Version.Definition.Tracks.GroupBy(track => track.Kind).ToDictionary(kind => kind.Key, kind => kind.Max(track => track.Priority)),
        }),
    ];

    /// <summary>The version of a scheme that this night runs on; the scheme is named by an opening or a row of the board.</summary>
    public ProgrammeDefinition DefinitionOf(string programme) => _running.First(known => known.Version.Id == programme).Version.Definition;

    /// <summary>The scheme's supply rules let the opening in, and so does the company's agreement with its municipality.</summary>
    public bool MayUse(Opening opening, Host host) =>
        SupplyRules.BrokenBy(DefinitionOf(opening.Programme), opening, host) is null
        && !_agreements.Any(agreement => agreement.Definition.Municipalities.Resolve([])?.Contains(host.Municipality, StringComparer.Ordinal) == true && SupplyRules.AgreementForbids(agreement.Definition.Orders!, opening, [.. TracksOf(opening).Select(track => track.Form)], host));

    /// <summary>What her file has shut for her, because an enrolment ended or its time ran out, is not among them.</summary>
    public IReadOnlyList<string> Of(Youth youth) =>
    [
        .. (youth.Programmes.Count > 0
            ? youth.Programmes
            : _running.Where(known => Fits(youth, known.Version, known.Municipalities)).Select(known => known.Version.Id))
            .Union(youth.Enrolments.Select(file => file.Programme), StringComparer.Ordinal)
            .Except(youth.ShutProgrammes, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Keys of the gates that are passed for her, in all schemes of the night.</summary>
    public IReadOnlyList<string> GatesPassedBy(Youth youth) =>
    [
        .. _running.SelectMany(known => IsStrict(youth, known.Version.Id) ? ProgrammeGates.BeforeMatch(known.Version.Definition) : ProgrammeGates.PassedBy(known.Version.Definition, youth, _night))
            .Concat(youth.GatesPassed ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Gates that her files say are open: of schemes, and of tracks that she cannot be matched to yet.</summary>
    public IReadOnlyList<GateFacts> GatesLeftFor(Youth youth) =>
    [
        .. youth.Enrolments
            .Select(file => (file.Programme, Version: _book.FindMark(file.Mark), File: file))
            .Where(known => known.Version is not null)
            .SelectMany(known => OpeningGates.LeftFor(EnrolmentStand.Of(known.File, youth, known.Version!, _night, _groups.Of(known.File, known.Version!)), DefinitionOf(known.Programme)))
            .Concat(_asksNewHosts ? _newHosts.LeftFor(youth.Id) : [])
            .Concat(_beside.LeftFor(youth.Id))
            .Concat(_leftToPeople)
            .OrderBy(gate => gate.Gate, StringComparer.Ordinal),
    ];

    /// <summary>Her wished places, as many of them as their schemes let her give.</summary>
    public IReadOnlyList<string> WishesOf(Youth youth) => _wishes.Of(youth);

    /// <summary>What an opening asks of whoever is to be matched to it, in the words of <see cref="GatesLeftFor"/>.</summary>
    public IReadOnlyList<string> GatesOf(Opening opening) => 
    [
        .. OpeningGates.Of(opening, DefinitionOf(opening.Programme)),
        .. NewHosts.Of(opening, TracksOf(opening)),
        .. _beside.Of(opening),
        .. (_proposesNight ? LeftToPeople.Of(opening, TracksOf(opening)) : [])
            .Concat(_picked.Contains(opening.Id) ? [LeftToPeople.PickedByHost(opening.Programme).Gate] : [])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Another place of its kind may stand beside it.</summary>
    public bool LeavesRoom(KnownPlacement placement) => _beside.LeaveRoom(placement);

    /// <summary>Its days take the place of teaching.</summary>
    public bool ReplacesSchool(Opening opening) => TracksOf(opening).Any(track => track.Form == Form.SchoolInternship);

    /// <summary>Whole weeks that its first stage is agreed for, where every track that it may belong to says a least and a most; null = it says none.</summary>
    public (int Min, int Max)? LengthOf(Opening opening)
    {
        var stages = TracksOf(opening).Select(track => track.Stages is [{ Length: { } length }, ..] && WeeksOf(length.Min) != WeeksOf(length.Max) ? length : null).ToList();
        return stages.Count > 0 && stages.TrueForAll(length => length is not null)
            ? (stages.Min(length => WeeksOf(length!.Min)), stages.Max(length => WeeksOf(length!.Max)))
            : null;
    }

    /// <summary>The scheme pays public transport to it.</summary>
    public bool PaysBusTo(Opening opening) => TracksOf(opening).Any(track => track.Travel is { Paid: PaidTravel.PublicTransport or PaidTravel.All });

    /// <summary>The longest way that the scheme lets anybody travel to it, where every track that it may belong to says one; null = a person's own limit.</summary>
    public int? LongestWayTo(Opening opening)
    {
        var said = TracksOf(opening).Select(track => track.Travel?.MaxMinutes).ToList();
        return said.Count > 0 && said.TrueForAll(minutes => minutes is not null) ? said.Max() : null;
    }

    /// <summary>The scheme proposes it to people whose interests lie elsewhere, and marks that.</summary>
    public bool TellsOutsideWishes(Opening opening) => TracksOf(opening).Any(track => track.OutsideWishes);

    /// <summary>Somebody of the scheme works at its host, where company is a plus and no demand; null = it is none.</summary>
    public bool? CompanyAt(Opening opening) =>
        TracksOf(opening).Any(track => track.Unit is { Must: false, Max: > 1 }) ? _workplaces.Contains((opening.Programme, opening.HostId)) : null;

    /// <summary>How many a host may take in the time of an opening; null = no limit.</summary>
    public SeatsPerHost? HostLimitOf(Opening opening) => TracksOf(opening).Select(track => track.Supply?.SeatsPerHost).FirstOrDefault(limit => limit is not null);

    /// <summary>How many its scheme lets be there at once; null = the opening says so itself.</summary>
    public int? RoomOf(Opening opening) => RoomRules.MostAtOnce([.. TracksOf(opening)]);

    /// <summary>Somebody's preparation is not known here, and a scheme asks for one.</summary>
    public bool AssumesPreparation => _running.Any(known => known.Version.Definition is { Preparation: not null } or { Tracks: [_, _, ..] });

    /// <summary>A scheme in which both sides choose by another of its versions offers by tonight's.</summary>
    public bool ReadsChoiceAsOffer => _running.Any(known => ChoiceRules.Of(known.Version.Definition).Count == 0
        && _book.Versions.Any(version => version.Id == known.Version.Id && ChoiceRules.Of(version.Definition).Count > 0));

    /// <summary>A scheme's conditions are ticked at entry, which no row tells.</summary>
    public bool AssumesConditions => _running.Any(known => known.Version.Definition.Who is { Says.Count: > 0 });

    // Whoever is placed is enrolled, so that places of the enrolment bound the placed. Of those of the whole period they come off who were placed and
    // are not now; the engine takes off who is.
    private int? PlacesOf(ProgrammeVersion version)
    {
        if (version.Definition.Entry?.Places is not { } places)
        {
            return null;
        }

        var left = places.Total - _ended[version.Id].Except(_placed[version.Id], StringComparer.Ordinal).Count();
        return places.Running is null || left < places.Running ? left is < 0 ? 0 : left : places.Running;
    }

    private static HashSet<string> OrderedByHosts(Board board, ProgrammeBook book, DateOnly night) =>
        [.. board.Orders.Where(order => book.Find(order.Programme, night)?.Definition.Orders is { HostPicks: true }).Select(order => order.OpeningId)];

    private static int WeeksOf(Period length) => Math.Max(1, (length.Months * 30 + length.Days) / 7);

    private IEnumerable<Track> TracksOf(Opening opening)
    {
        var definition = DefinitionOf(opening.Programme);
        var ids = OpeningGates.TracksOf(opening, definition);
        return definition.Tracks.Where(track => ids.Contains(track.Id, StringComparer.Ordinal));
    }

    // Her file judges them one by one, with how much of each is done.
    private static bool IsStrict(Youth youth, string programme) => youth.Enrolments.Any(file => file.IsStrict && file.Programme == programme);

    private bool IsOver(KnownPlacement placement) =>
        placement.State == PlacementState.Ended || placement.EndDate < _night;

    // Of several tracks of one kind the first that has weights speaks for all its openings.
    private static Dictionary<Kind, IReadOnlyDictionary<string, int>> WeightsOf(ProgrammeDefinition definition) => definition.Tracks
        .Where(track => track.Weights.Count > 0)
        .GroupBy(track => track.Kind)
        .ToDictionary(kind => kind.Key, kind => kind.First().Weights);

    private static bool Fits(Youth youth, ProgrammeVersion version, IReadOnlyList<string>? municipalities) =>
        EntryRules.NeedsNoReferral(version.Definition) && EntryRules.ShutOutBy(version.Definition, youth, municipalities) is null;
}
