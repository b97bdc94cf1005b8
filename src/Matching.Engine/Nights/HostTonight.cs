using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Nights;

/// <summary>A host with what the night needs to know of it, computed once.</summary>
internal sealed class HostTonight
{
    public required int Index { get; init; }

    public required HostFacts Facts { get; init; }

    /// <summary>Index of its network in <see cref="Night.Networks"/>; -1 = none.</summary>
    public required int Network { get; init; }

    /// <summary>Half hours in which the contact person is there; empty = not stated.</summary>
    public required WeekBits ContactHours { get; init; }

    /// <summary><see cref="ContactHours"/> by day.</summary>
    public required WeekDays ContactDays { get; init; }

    /// <summary>The number of its contact hours as a week.</summary>
    public required int ContactWeek { get; init; }

    public required bool HasContactHours { get; init; }

    /// <summary>Some history row names one of its openings.</summary>
    public required bool HasHistory { get; init; }

    /// <summary>Different people offered or called for within the contact window, tonight's proposals not counted.</summary>
    public required int Contacts { get; init; }

    public string Id => Facts.Id;

    public bool HasPledged(Pledges pledge) => (Facts.Pledges & pledge) != Pledges.None;
}
