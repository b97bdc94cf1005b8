using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.States;
using static Matching.Core.Enrolments.StepState;
using static Matching.Core.States.StateTable<Matching.Core.Enrolments.StepState, Matching.Core.Enrolments.StepEvent>;

namespace Matching.Core.Enrolments;

/// <summary>Where a step of an enrolment stands. Stored by number: never renumber.</summary>
public enum StepState
{
    /// <summary>Its day has not come.</summary>
    Planned = 1,

    /// <summary>Its day has come: those who must act were asked.</summary>
    Asked = 2,

    /// <summary>They were reminded.</summary>
    Reminded = 3,

    /// <summary>Silence, a no or a wish to talk has brought it to a person of the programme, who decides.</summary>
    AtDesk = 4,

    /// <summary>Answered or decided.</summary>
    Done = 5,

    /// <summary>What happened since has made it needless.</summary>
    Dropped = 6,
}

/// <summary>What can happen to a step.</summary>
public enum StepEvent
{
    DayCame = 1,
    SilenceReminded = 2,

    /// <summary>Silence lasted, or an answer asks for a person.</summary>
    Escalated = 3,
    Settled = 4,
    NoLongerNeeded = 5,

    /// <summary>It is planned again, or for another day.</summary>
    PlannedAgain = 6,
}

/// <summary>The life of a step. Silence never ends anything: it only reminds and escalates.</summary>
public static class StepLife
{
    public static StateTable<StepState, StepEvent> Table { get; } = new()
    {
        //                             Planned       Asked         Reminded     AtDesk       Done    Dropped
        [StepEvent.DayCame] =         [To(Asked),    Ignore,       Ignore,      Ignore,      Ignore, Ignore],
        [StepEvent.SilenceReminded] = [Forbid,       To(Reminded), Ignore,      Ignore,      Ignore, Ignore],
        [StepEvent.Escalated] =       [To(AtDesk),   To(AtDesk),   To(AtDesk),  Ignore,      Ignore, Ignore],
        [StepEvent.Settled] =         [To(Done),     To(Done),     To(Done),    To(Done),    Ignore, Ignore],
        [StepEvent.NoLongerNeeded] =  [To(Dropped),  To(Dropped),  To(Dropped), To(Dropped), Ignore, Ignore],
        [StepEvent.PlannedAgain] =    [Ignore,       Ignore,       Ignore,      Ignore,      Ignore, To(Planned)],
    };
}

/// <summary>A step of an enrolment as it is kept: what is due, and where it stands.</summary>
/// <param name="DeskOf">Who decides when it reaches the desk.</param>
public sealed record KeptStep(DueStep Step, StepState State, Role DeskOf)
{
    /// <summary>Those asked are all of the programme's own people, so it is work for them from its day.</summary>
    public bool IsForStaff => Step.Who.All(StaffRoles.Contains);

    /// <summary>It waits for the programme's people today.</summary>
    public bool IsWork => State == AtDesk || (IsForStaff && State is Asked or Reminded);

    public bool IsOpen => State is Planned or Asked or Reminded or AtDesk;

    public KeptStep Hear(StepEvent happened) => this with { State = StepLife.Table.Hear(State, happened).To };

    internal static IReadOnlyList<Role> StaffRoles { get; } =
        [Role.JobConsultant, Role.CompanyConsultant, Role.Coordinator, Role.NetworkTeam, Role.Adviser, Role.Caseworker, Role.School];
}
