using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// Who may be matched in what until programmes are loaded: what her row says, or else every programme whose municipality and group fit.
/// Age is judged by the engine, on the later of start and night.
/// </summary>
/// <remarks>Source: the matching model §12.</remarks>
internal sealed class Enrolment
{
    private readonly List<(InterimProgramme Programme, IReadOnlyList<string>? Municipalities)> _programmes;

    public Enrolment(IReadOnlyList<InterimProgramme> programmes, Board board)
    {
        var municipalities = board.Hosts.ToDictionary(host => host.Id, host => host.Municipality, StringComparer.Ordinal);
        var offered = board.Openings.ToLookup(opening => opening.Programme, opening => municipalities[opening.HostId], StringComparer.Ordinal);
        _programmes = [.. programmes.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => (one, one.Municipalities.Resolve(offered[one.Id])))];
    }

    public IReadOnlyList<ProgrammeFacts> Programmes =>
    [
        .. _programmes.Select(known => new ProgrammeFacts
        {
            Id = known.Programme.Id,
            AgeFrom = known.Programme.AgeFrom,
            AgeTo = known.Programme.AgeTo,
            Municipalities = known.Municipalities,
            GuardianBeforeMatch = known.Programme.GuardianBeforeMatch,
        }),
    ];

    public IReadOnlyList<string> Of(Youth youth) => youth.Programmes.Count > 0
        ? [.. youth.Programmes.Order(StringComparer.Ordinal)]
        : [.. _programmes.Where(known => Fits(youth, known.Programme, known.Municipalities)).Select(known => known.Programme.Id)];

    private static bool Fits(Youth youth, InterimProgramme programme, IReadOnlyList<string>? municipalities) =>
        (municipalities is null || municipalities.Contains(youth.Municipality))
        && (programme.Takes(youth.TargetGroup) || youth.Groups.Any(programme.Takes));
}
