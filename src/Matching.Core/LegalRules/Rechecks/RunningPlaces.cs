using Matching.Core.LegalRules.Calendars;
using Matching.Core.LegalRules.Work;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Engine.Facts;

namespace Matching.Core.LegalRules.Rechecks;

/// <summary>What a person has agreed to or already does, as the law's judges take it, from a board of facts.</summary>
internal sealed class RunningPlaces(Board board)
{
    private readonly Dictionary<string, Opening> _openings = board.Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Host> _hosts = board.Hosts.ToDictionary(host => host.Id, StringComparer.Ordinal);
    private readonly ILookup<string, KnownPlacement> _byYouth = board.Placements
        .Where(placement => placement.State is PlacementState.Agreed or PlacementState.Running)
        .ToLookup(placement => placement.YouthId, StringComparer.Ordinal);

    public IReadOnlyList<KnownPlacement> Of(Youth youth) => [.. _byYouth[youth.Id].OrderBy(placement => placement.Since).ThenBy(placement => placement.OpeningId, StringComparer.Ordinal)];

    public Host? HostOf(KnownPlacement placement) =>
        _openings.TryGetValue(placement.OpeningId, out var opening) ? _hosts.GetValueOrDefault(opening.HostId) : null;

    public string Title(KnownPlacement placement) =>
        _openings.TryGetValue(placement.OpeningId, out var opening) ? opening.Title : placement.OutsideTitle;

    public static CivilDays Days(KnownPlacement placement) => new(placement.StartDate ?? placement.Since, placement.EndDate ?? DateOnly.MaxValue);

    /// <summary>Work as it is agreed; times of an opening count where they are worked as they stand. Mentors are no work.</summary>
    public WorkOfHers? WorkOf(KnownPlacement placement)
    {
        if (placement.Kind == Kind.Mentor)
        {
            return null;
        }

        var opening = _openings.GetValueOrDefault(placement.OpeningId);
        return AsWork(placement, opening, board.Programmes);
    }

    private static WorkOfHers AsWork(KnownPlacement placement, Opening? opening, Programmes.ProgrammeBook programmes)
    {
        var from = placement.StartDate ?? placement.Since;
        var isStated = placement.Schedule.IsEmpty && opening is { ScheduleIsFixed: true };
        return new()
        {
            Id = placement.OpeningId.Length > 0 ? placement.OpeningId : placement.OutsideTitle,
            From = from,
            To = placement.EndDate,
            Schedule = isStated ? opening!.Schedule : placement.Schedule,
            Breaks = isStated && !opening!.Breaks.IsEmpty ? opening.Breaks : null,
            HoursPerWeek = placement.HoursPerWeek ?? opening?.HoursPerWeekMin ?? 0,
            Trade = opening?.Trade ?? Trade.NotStated,
            Environment = opening?.Environment ?? WorkEnvironment.None,
            IsSchoolInternship = opening is not null && IsSchoolInternship(opening, placement.Kind, from, programmes),
        };
    }

    private static bool IsSchoolInternship(Opening opening, Kind kind, DateOnly on, Programmes.ProgrammeBook programmes) =>
        kind == Kind.Internship
        && programmes.Find(opening.Programme, on)?.Definition.Tracks.FirstOrDefault(track => track.Kind == kind)?.Form == Programmes.Vocabulary.Form.SchoolInternship;
}
