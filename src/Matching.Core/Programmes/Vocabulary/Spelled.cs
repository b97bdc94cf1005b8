using System.Globalization;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>A text by language (ISO 639-1); Danish is always there, none is empty.</summary>
public sealed record ProgrammeText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>The reader's language, or else Danish.</summary>
    public string In(string language) => ByLanguage.TryGetValue(language, out var text) ? text : ByLanguage["da"];
}

/// <summary>Whole numbers from one to another, both ends included.</summary>
public sealed record WholeRange(int From, int To)
{
    public bool Contains(int number) => number >= From && number <= To;
}

/// <summary>How long a stage lasts: <paramref name="Min"/> and <paramref name="Max"/> are the same when it is one length.</summary>
public sealed record StageLength(Period Min, Period Max);

/// <summary>How many times in all; null = no limit.</summary>
public sealed record Times(int? Most);

/// <summary>When one may enter: on any day, or on listed start dates.</summary>
/// <param name="Starts">Empty = rolling.</param>
public sealed record EntryDays(IReadOnlyList<DateOnly> Starts);

/// <summary>When a person becomes searchable for a track.</summary>
/// <param name="Kind">What opens it.</param>
/// <param name="Of">The track or clock that opens it; null for the others.</param>
public sealed record TrackOpening(TrackOpeningKind Kind, string? Of = null)
{
    public override string ToString() => Of is null ? Words.Of(Kind) : $"{Words.Of(Kind)}:{Of}";
}

/// <summary>What opens a track.</summary>
public enum TrackOpeningKind
{
    /// <summary>With the enrolment.</summary>
    Enrolled = 1,

    /// <summary>When the preparation is complete; without a preparation, with the enrolment.</summary>
    Prepared = 2,

    /// <summary>When another track has ended.</summary>
    After = 3,

    /// <summary>By decision when a clock has run out.</summary>
    Clock = 4,

    /// <summary>By a person.</summary>
    ByHand = 5,
}

/// <summary>How often a follow-up comes back: every period, or so many times at its own distance, or without limit (both null).</summary>
public sealed record Recurrence(Period? Every, int? Times);

/// <summary>Until when: so long after the moment counted from, or a named moment, or a date. One of them is set.</summary>
public sealed record Limit(Period? After, Moment? At, DateOnly? On);

/// <summary>What silence does: the person is reminded and then the desk is told, so long after the question; both null = nothing.</summary>
public sealed record SilencePlan(Period? Remind, Period? Desk);

/// <summary>Silence for everybody, or by role. A role that is not named has the plan for everybody; null there = the standard one.</summary>
public sealed record Silence(SilencePlan? Everybody, IReadOnlyDictionary<Role, SilencePlan> ByRole)
{
    public SilencePlan? For(Role role) => ByRole.GetValueOrDefault(role) ?? Everybody;
}

/// <summary>Hours at the start: one number is both ends.</summary>
public sealed record HoursRange(decimal From, decimal To)
{
    public override string ToString() => From == To ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");
}

/// <summary>Who may rank whom: those who met, or those placed in a track.</summary>
/// <param name="PlacedIn">A track; null = those who met.</param>
public sealed record RankingEligible(string? PlacedIn);

/// <summary>When ranking opens: after all meetings are held, after so many placements, or on an event. One is set, or none = all meetings held.</summary>
public sealed record RankingOpens(int? AfterPlacements, LifeEvent? On);
