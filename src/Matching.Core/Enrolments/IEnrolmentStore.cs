using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Engine.Facts;

namespace Matching.Core.Enrolments;

/// <summary>What is saved of an enrolment in one transaction, if nobody changed it since it was read.</summary>
/// <param name="File">With its events; those that are stored already are left as they are.</param>
/// <param name="WalkedOn">The day its steps were last looked at.</param>
public sealed record EnrolmentDecision(EnrolmentFile File, DateOnly WalkedOn)
{
    /// <summary>Steps whose kept row is new or changed.</summary>
    public IReadOnlyList<KeptStep> Steps { get; init; } = [];

    /// <summary>Of a new file: how many had ever been enrolled in its scheme when its places were counted; whoever comes between is read again. Null = places are not counted.</summary>
    public int? EnrolledSoFar { get; init; }

    /// <summary>A place that she brought herself.</summary>
    public OwnPlacement? OwnPlacement { get; init; }

    public IReadOnlyList<PlacementChange> Placements { get; init; } = [];

    public IReadOnlyList<HoursChange> Hours { get; init; } = [];

    public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    /// <summary>Placements whose host is her first wish from now on.</summary>
    public IReadOnlyList<Guid> SameHostAfter { get; init; } = [];

    /// <summary>Gates that are passed for her from now on, in the words of files.</summary>
    public IReadOnlyList<string> GatesPassed { get; init; } = [];
}

/// <summary>What an event does to a placement: its stage, its first and last day, and what the nights to come remember of the pair.</summary>
/// <param name="Outcome">Null = it goes on.</param>
/// <param name="WholeHost">No opening of that host is proposed to her again.</param>
public sealed record PlacementChange(Guid Placement, PlacementStage Stage, DateOnly On, Outcome? Outcome = null, bool WholeHost = false);

/// <summary>The same place goes on as a placement of another scheme from a day, included; the old one ends the day before by its own last day.</summary>
public sealed record Transfer(Guid Placement, string Programme, DateOnly From);

/// <summary>So many whole hours a week or month from now on.</summary>
public sealed record HoursChange(Guid Placement, int Hours);

/// <summary>A person who is in a scheme, or has agreed to a place in it, without a file of it.</summary>
/// <param name="Placement">Null = enrolled by a row of files only.</param>
/// <param name="DaysBefore">Days of earlier internships at the same production unit that have ended, or that this one is carried over from, up to the day before it.</param>
public sealed record UnfiledPlace(string YouthId, string Municipality, DateOnly Born, string TargetGroup, string Programme, DateOnly On, Guid? Placement, Kind? Kind, DateOnly? Started, EnrolmentId? File, int DaysBefore = 0)
{
    /// <summary>It goes on from another scheme: the law's weeks run on, this scheme's own stages begin with it.</summary>
    public bool IsCarriedOver { get; init; }
}

/// <summary>Reads and saves the files of enrolments.</summary>
public interface IEnrolmentStore
{
    Task<EnrolmentFile?> FindAsync(EnrolmentId id, CancellationToken cancellationToken);

    /// <summary>Enrolments whose steps were not looked at since <paramref name="day"/>, that day excluded.</summary>
    Task<IReadOnlyList<EnrolmentId>> FindUnwalkedAsync(DateOnly day, int most, CancellationToken cancellationToken);

    /// <summary>People in schemes and agreed placements that no file holds.</summary>
    Task<IReadOnlyList<UnfiledPlace>> FindUnfiledAsync(CancellationToken cancellationToken);

    /// <summary>False when somebody changed it meanwhile: read it again. Nothing was saved.</summary>
    Task<bool> SaveAsync(EnrolmentDecision decision, CancellationToken cancellationToken);
}

/// <summary>Where definitions are kept beside those that ship.</summary>
public interface IProgrammeShelf
{
    /// <summary>What ships, and what was loaded.</summary>
    Task<ProgrammeBook> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Proposals, offers and placements of a scheme that were decided on or after a day, oldest first: what a change from that day would touch.</summary>
    Task<IReadOnlyList<DecidedMatch>> DecidedSinceAsync(string programme, DateOnly from, CancellationToken cancellationToken);

    /// <summary>Keeps a definition for good; the same again changes nothing.</summary>
    Task KeepAsync(ProgrammeVersion version, string json, string by, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A match that was decided under a version of a scheme.</summary>
public sealed record DecidedMatch(string YouthId, string OpeningId, DateOnly On);
