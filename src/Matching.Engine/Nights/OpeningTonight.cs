using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Nights;

/// <summary>An opening with what the night needs to know of it, computed once.</summary>
internal sealed class OpeningTonight
{
    public required int Index { get; init; }

    public required OpeningFacts Facts { get; init; }

    public required HostTonight Host { get; init; }

    public required ProgrammeFacts Programme { get; init; }

    /// <summary>The number of its programme tonight.</summary>
    public required int ProgrammeNumber { get; init; }

    /// <summary>The later of its start and the night: the day her age is read for it.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The half hours in which its hours may lie; the whole week when it states no times.</summary>
    public required WeekBits Frame { get; init; }

    /// <summary>The number of its schedule as a week; no times stated is a week of its own.</summary>
    public required int Week { get; init; }

    /// <summary><see cref="Frame"/> by day.</summary>
    public required WeekDays FrameDays { get; init; }

    /// <summary>False when its frame lies wholly between 23 and 05, when no bus runs.</summary>
    public required bool BusRuns { get; init; }

    /// <summary>What a way to it depends on: its place, whether the bus runs, whether one meets online, whether the host offers a lift, its scheme's own limit.</summary>
    public Look Way => new(
        Facts.Place,
        (BusRuns ? 1 : 0) | (Facts.MeetsOnline ? 2 : 0) | (Host.HasPledged(Pledges.Lift) ? 4 : 0) | ((Facts.MaxTravelMinutes ?? 0) << 3));

    /// <summary>What working there depends on, its start aside: its week, fewest hours, whether the schedule is fixed, takes the place of teaching or lies outside it, trade and tags.</summary>
    public Look Work => WorkedTimes with { Second = (long)Facts.Trade << 32 | (uint)Facts.Environment };

    /// <summary>Of <see cref="Work"/>, what counts where no law of youth work does.</summary>
    public Look WorkedTimes => new((long)Week << 32 | (uint)Facts.HoursPerWeekMin << 3 | (Facts.SchoolIsOut ? 4U : 0U) | (Facts.ReplacesSchool ? 2U : 0U) | (Facts.ScheduleIsFixed ? 1U : 0U));

    /// <summary>Both sides choose: nobody is offered it, people meet and rank. Null = it is offered.</summary>
    public ChoiceFacts? Choice { get; init; }

    /// <summary>Weights of its scheme's own for its kind; null = the policy's.</summary>
    public IReadOnlyDictionary<string, int>? OwnWeights => Programme.PreferenceWeights.GetValueOrDefault(Facts.Kind);

    public required int Sector { get; init; }

    public required IdSet Languages { get; init; }

    public required IdSet Hobbies { get; init; }

    /// <summary>The gates that it asks for itself.</summary>
    public required IdSet Gates { get; init; }

    /// <summary>The places in all; for a group no more than its most.</summary>
    public required int Seats { get; init; }

    /// <summary>Of these, taken elsewhere, approved, offered, agreed or running; a shown pair holds nothing. May exceed the seats.</summary>
    public required int Taken { get; init; }

    /// <summary>Seats that nobody holds or has, not below 0.</summary>
    public int FreeSeats => Math.Max(0, Seats - Taken);

    /// <summary>A group that still gathers tonight: any number may be in it.</summary>
    public required bool Gathers { get; init; }

    /// <summary>
    /// Tonight it takes nobody or at least so many, because its group has not its minimum yet and gathers no longer; 0 = any number.
    /// </summary>
    public required int FewestNew { get; init; }

    /// <summary>A cohort whose gathering is over and that has not its minimum from what people have decided alone.</summary>
    public bool MayDissolve => FewestNew > 0 && Facts is { CohortMin: not null, ClosesOn: not null };

    public string Id => Facts.Id;

    public Kind Kind => Facts.Kind;

    public bool Has(WorkEnvironment environment) => (Facts.Environment & environment) != WorkEnvironment.None;
}
