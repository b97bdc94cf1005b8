using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;
using HostKind = Matching.Core.Programmes.Vocabulary.HostKind;

namespace Matching.Core.Programmes;

/// <summary>
/// Whether an opening may be used in a scheme, by what scheme and opening say. Of several tracks of the opening's kind one must take it.
/// A pool is a network of hosts: whoever is in another than those that a scheme names gives it no places, and of a host that is in none the place's
/// own scheme counts. What an opening does not say is never held against it, save a demand that must be met.
/// </summary>
public static class SupplyRules
{
    private const int WeeksAYear = 52;
    private const int MonthsAYear = 12;

    /// <summary>The same with what its sentence names; null = it may be used.</summary>
    public static OpeningRefusal? RefusalOf(ProgrammeDefinition definition, Opening opening, Host host) =>
        (BrokenBy(definition, opening, host) ?? (opening.Seats > RoomRules.MostAtOnce(TracksOrNone(definition, opening)) ? "room" : null)) is { } code ? OpeningRefusal.Of(code, definition, opening) : null;

    /// <summary>The fewest hours a week that a placement of a track begins with; null = none.</summary>
    internal static decimal? FewestHours(Track track) => track.Hours is { Per: HoursPer.Week } hours ? hours.Start?.From ?? hours.Min : null;

    /// <summary>The first demand that it breaks: kind, hours, hours_per_month, pool, host_kind, sector, task_kinds, workplace_mentor, agreement; null = it may be used.</summary>
    public static string? BrokenBy(ProgrammeDefinition definition, Opening opening, Host host)
    {
        var tracks = definition.Tracks.Where(track => track.Kind == opening.Kind).ToList();
        if (tracks.Count == 0)
        {
            return definition.Tracks.Count == 0 ? Broken(definition.Supply, opening, host) : "kind";
        }

        var broken = tracks.Select(track => HasTooFewHours(track, opening) ? "hours" : Broken(track.Supply, opening, host)).ToList();
        return broken.Contains(null) ? null : broken[0];
    }

    /// <summary>
    /// The host is in one of the networks that a scheme's places of this kind come from. A track without pools takes everybody's, and so does one whose
    /// networks are not <paramref name="known"/>.
    /// </summary>
    public static bool IsInPool(ProgrammeDefinition definition, Engine.Facts.Kind kind, Host host, IReadOnlySet<string> known)
    {
        var asked = definition.Tracks.Count == 0
            ? [definition.Supply?.Pools ?? []]
            : definition.Tracks.Where(track => track.Kind == kind).Select(track => track.Supply?.Pools ?? []).ToList();
        return asked.Count == 0 || asked.Exists(names => !names.Any(known.Contains) || names.Contains(host.Network, StringComparer.Ordinal));
    }

    private static List<Track> TracksOrNone(ProgrammeDefinition definition, Opening opening) => [.. definition.Tracks.Where(track => track.Kind == opening.Kind)];

    /// <summary>Points of an agreement say which kinds and forms of places a company takes; of several forms that a place may have, one is enough. A company with an agreement that has none of the points for this kind takes none; one without an agreement is not bound by it.</summary>
    /// <param name="orders">With the points.</param>
    /// <param name="opening">The place.</param>
    /// <param name="forms">That it may have in its own scheme.</param>
    /// <param name="host">Whose agreement it is.</param>
    public static bool AgreementForbids(Orders orders, Opening opening, IReadOnlyList<Form> forms, Host host) =>
        orders.AgreementPoints.Any(point => point.Kinds.Count + point.Forms.Count > 0)
        && host.Agreement.Count > 0
        && !orders.AgreementPoints.Any(point => Lets(point, opening.Kind, forms) && host.Agreement.Contains(point.Point.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private static bool Lets(AgreementPoint point, Engine.Facts.Kind kind, IReadOnlyList<Form> forms) =>
        point.Kinds.Count + point.Forms.Count > 0
        && (point.Kinds.Count == 0 || point.Kinds.Contains(kind))
        && (point.Forms.Count == 0 || point.Forms.Intersect(forms).Any());

    private static string? Broken(Supply? supply, Opening opening, Host host)
    {
        if (supply is null)
        {
            return null;
        }

        if (supply.MinHoursPerMonth is { } least && MonthlyHours(opening) < least)
        {
            return "hours_per_month";
        }

        if (supply.Pools.Count > 0 && host.Network.Length > 0 && !supply.Pools.Contains(host.Network, StringComparer.Ordinal))
        {
            return "pool";
        }

        if (supply.HostKinds.Count > 0 && !supply.HostKinds.Contains(KindOf(host)) && !(supply.HostKinds.Contains(HostKind.Company) && host.Kind == Openings.HostKind.Company))
        {
            return "host_kind";
        }

        if (supply.Sectors.Count > 0 && !supply.Sectors.Contains(opening.Sector.Length > 0 ? opening.Sector : host.Sector, StringComparer.Ordinal))
        {
            return "sector";
        }

        return BreaksTasks(supply.Tasks, opening.TaskKinds) ? "task_kinds" : Missing(supply, opening, host);
    }

    private static string? Missing(Supply supply, Opening opening, Host host)
    {
        if (supply.Requires.Contains(SupplyDemand.WorkplaceMentor) && opening.WorkplaceMentor != true)
        {
            return "workplace_mentor";
        }

        if (supply.Requires.Contains(SupplyDemand.FixedContact) && host.ContactName.Length == 0)
        {
            return "fixed_contact";
        }

        return supply.Requires.Contains(SupplyDemand.Agreement) && host.Agreement.Count == 0 ? "agreement" : null;
    }

    // What the place may grow to counts: it is agreed with whoever comes.
    internal static bool HasTooFewHours(Track track, Opening opening) => (opening.HoursPerWeekMax ?? opening.HoursPerWeekMin) < FewestHours(track);

    /// <summary>Said by the month, or a week's hours × 52/12.</summary>
    private static decimal MonthlyHours(Opening opening) =>
        opening.HoursPerMonthMin ?? (decimal)opening.HoursPerWeekMin * WeeksAYear / MonthsAYear;

    private static bool BreaksTasks(TaskRule? rule, IReadOnlyList<string> kinds) =>
        rule is not null
        && ((rule.MustInclude.Count > 0 && !rule.MustInclude.Any(kind => kinds.Contains(Words.Of(kind), StringComparer.Ordinal)))
            || (rule.NotOnly.Count > 0 && kinds.All(kind => rule.NotOnly.Any(alone => Words.Of(alone) == kind))));

    private static HostKind KindOf(Host host) => host.Municipal switch
    {
        "eldercare" => HostKind.Eldercare,
        "daycare" => HostKind.Daycare,
        "other" => HostKind.Other,
        _ => host.Kind == Openings.HostKind.Mentor ? HostKind.Mentor : HostKind.Company,
    };
}
