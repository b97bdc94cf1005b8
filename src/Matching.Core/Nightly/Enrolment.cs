using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Programmes;
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
    private readonly List<(ProgrammeVersion Version, IReadOnlyList<string>? Municipalities)> _running;

    public Enrolment(ProgrammeBook book, Board board, DateOnly night)
    {
        _night = night;
        var municipalities = board.Hosts.ToDictionary(host => host.Id, host => host.Municipality, StringComparer.Ordinal);
        var offered = board.Openings.ToLookup(opening => opening.Programme, opening => municipalities[opening.HostId], StringComparer.Ordinal);
        var named = offered.Select(programme => programme.Key).Concat(board.Youths.SelectMany(youth => youth.Programmes));
        _running =
        [
            .. named.Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(id => book.Find(id, night) ?? throw new InvalidOperationException($"No scheme is called '{id}'. Maybe the board was read with another book."))
                .Select(version => (version, version.Definition.Municipalities.Resolve(offered[version.Id]))),
        ];
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
            Priority = known.Version.Definition.Tracks.Select(track => track.Priority).DefaultIfEmpty().Max(),
        }),
    ];

    /// <summary>The scheme's supply rules let the opening in.</summary>
    public bool MayUse(Opening opening, Host host) =>
        SupplyRules.BrokenBy(_running.First(known => known.Version.Id == opening.Programme).Version.Definition, opening, host) is null;

    public IReadOnlyList<string> Of(Youth youth) => youth.Programmes.Count > 0
        ? [.. youth.Programmes.Order(StringComparer.Ordinal)]
        : [.. _running.Where(known => Fits(youth, known.Version, known.Municipalities)).Select(known => known.Version.Id)];

    /// <summary>Keys of the gates that are passed for her, in all schemes of the night.</summary>
    public IReadOnlyList<string> GatesPassedBy(Youth youth) =>
    [
        .. _running.SelectMany(known => ProgrammeGates.PassedBy(known.Version.Definition, youth, _night))
            .Concat(youth.GatesPassed ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Somebody's preparation is not known here, and a scheme asks for one.</summary>
    public bool AssumesPreparation => _running.Any(known => known.Version.Definition is { Preparation: not null } or { Tracks: [_, _, ..] });

    /// <summary>A scheme's conditions are ticked at entry, which no row tells.</summary>
    public bool AssumesConditions => _running.Any(known => known.Version.Definition.Who is { Says.Count: > 0 });

    private static bool Fits(Youth youth, ProgrammeVersion version, IReadOnlyList<string>? municipalities) =>
        EntryRules.NeedsNoReferral(version.Definition) && EntryRules.ShutOutBy(version.Definition, youth, municipalities) is null;
}
