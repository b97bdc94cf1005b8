using Matching.Core.Approvals;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Core.Steering;
using Matching.Engine;

namespace Matching.Core.Nightly;

/// <summary>
/// All that one night looks at, as it stood at one moment, from a folder of files or from the store; a dry night straight from files and
/// a stored night differ in nothing else. Order means nothing.
/// </summary>
public sealed record Board
{
    /// <summary>The area: four-digit codes, ascending. All municipalities of the youths and hosts unless the installation says otherwise.</summary>
    public required IReadOnlyList<string> Area { get; init; }

    /// <summary>The schemes that are known, every version of them.</summary>
    public ProgrammeBook Programmes { get; init; } = ProgrammeBook.Shipped;

    public required IReadOnlyList<Postcode> Postcodes { get; init; }

    public required IReadOnlyList<Youth> Youths { get; init; }

    public required IReadOnlyList<Host> Hosts { get; init; }

    public required IReadOnlyList<Network> Networks { get; init; }

    public required IReadOnlyList<Opening> Openings { get; init; }

    public required IReadOnlyList<KnownPlacement> Placements { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>Rankings that are closed.</summary>
    public IReadOnlyList<KnownRank> Ranks { get; init; } = [];

    public IReadOnlyList<KnownMeeting> Meetings { get; init; } = [];

    /// <summary>School calendars that files brought; they win over those that ship and those of the law's folder.</summary>
    public IReadOnlyList<DaysWithoutSchool> SchoolCalendar { get; init; } = [];

    /// <summary>Orders of companies that stand: fewer have said yes since than were asked for.</summary>
    public IReadOnlyList<KnownOrder> Orders { get; init; } = [];

    /// <summary>Chosen numbers that were saved here, oldest first; empty = what ships.</summary>
    public IReadOnlyList<PolicyVersion> Policies { get; init; } = [];

    /// <summary>Pairs that were rejected for a while; which of them still rest is for the day to say.</summary>
    public IReadOnlyList<RestingPair> Resting { get; init; } = [];

    /// <summary>What nobody has switched on again; what of it holds on a day is for the day to say.</summary>
    public IReadOnlyList<SwitchOff> SwitchedOff { get; init; } = [];

    /// <summary>The chosen numbers of a day: of those saved the last that is valid then, and before the first what ships.</summary>
    public Policy PolicyOn(DateOnly date) => Policies.LastOrDefault(version => version.ValidFrom <= date)?.Policy ?? PolicyFile.Default;
}

/// <summary>A place that a company has ordered people for, and the scheme whose promises hold.</summary>
public sealed record KnownOrder(string OpeningId, string Programme);
