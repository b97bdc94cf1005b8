using Matching.Engine.Time;

namespace Matching.Core.LegalRules.Work;

/// <summary>
/// What a person works on one civil day, all of it together or a part: presence, breaks, and the first and last minute. An assumed break
/// never makes a long day count less than the longest day without one, so that more presence is never less work.
/// </summary>
internal sealed class DayOfWork
{
    public const int MinutesOfBreak = 30;

    private readonly IReadOnlyList<WorkedStretch> _stretches;
    private readonly int _longestBreak;
    private readonly int _pause;

    private DayOfWork(DateOnly date, IReadOnlyList<WorkedStretch> stretches)
    {
        Date = date;
        _stretches = stretches;
        var breaks = BreaksInside(stretches);
        _longestBreak = breaks.Count == 0 ? 0 : breaks.Max(stretch => stretch.Minutes);
        _pause = breaks.Sum(stretch => stretch.Minutes);
    }

    public DateOnly Date { get; }

    public IReadOnlyList<WorkedStretch> Stretches => _stretches;

    public bool IsFree => _stretches.Count == 0;

    public int FromMinute => _stretches.Min(worked => worked.Hours.FromMinute);

    public int ToMinute => _stretches.Max(worked => worked.Hours.ToMinute);

    public static DayOfWork Of(DateOnly date, IEnumerable<WorkOfHers> works) => new(
        date,
        [
            .. from work in works
               where work.RunsOn(date)
               from hours in work.Schedule.Stretches
               where hours.Day == DayIndex(date)
               select new WorkedStretch(work, hours),
        ]);

    /// <summary>0 (Monday) to 6 (Sunday).</summary>
    public static int DayIndex(DateOnly date) => ((int)date.DayOfWeek + 6) % 7;

    /// <summary>The same day with only the work that <paramref name="keep"/> keeps.</summary>
    public DayOfWork Only(Predicate<WorkOfHers> keep) => new(Date, [.. _stretches.Where(worked => keep(worked.Work))]);

    /// <summary>Minutes of work; presence longer than <paramref name="breakAfter"/> has a break of half an hour where none is stated.</summary>
    public int WorkMinutes(int breakAfter)
    {
        var presence = Presence(_ => true);
        var net = presence - _pause;
        return presence > breakAfter && _pause < MinutesOfBreak && _stretches.Any(worked => worked.Work.Breaks is null)
            ? Math.Max(Math.Min(net, breakAfter), net - MinutesOfBreak)
            : net;
    }

    /// <summary>The longest stated break, where the work that states its breaks is long enough to need one and none is long enough; else null.</summary>
    public int? TooShortBreak(int breakAfter) =>
        Presence(worked => worked.Work.Breaks is not null) > breakAfter && _longestBreak < MinutesOfBreak ? _longestBreak : null;

    private int Presence(Func<WorkedStretch, bool> counts) => _stretches.Where(counts).Sum(worked => worked.Hours.Minutes);

    // Joined, so that a break at the border of two jobs is one break.
    private static IReadOnlyList<WeekStretch> BreaksInside(IReadOnlyList<WorkedStretch> stretches) => WeeklyHours.Of(
        from worked in stretches
        from rest in worked.Work.Breaks?.Stretches ?? []
        where rest.Day == worked.Hours.Day
        let pause = worked.Hours with
        {
            FromMinute = Math.Max(rest.FromMinute, worked.Hours.FromMinute),
            ToMinute = Math.Min(rest.ToMinute, worked.Hours.ToMinute),
        }
        where pause.Minutes > 0
        select pause).Stretches;
}

/// <summary>Hours of one piece of work on one day.</summary>
internal sealed record WorkedStretch(WorkOfHers Work, WeekStretch Hours);
