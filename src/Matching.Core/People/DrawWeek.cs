using Matching.Engine.Time;

namespace Matching.Core.People;

/// <summary>What came of drawing a week.</summary>
public enum DrawWeekOutcome
{
    Saved = 1,

    /// <summary>Nothing was drawn: the week stays as it was, since nobody can be matched without any time.</summary>
    NothingDrawn = 2,
    NotFound = 3,
}

/// <summary>
/// The half hours that can be drawn on a page: 6 to 22 on each day. Hours outside it stay as files have them.
/// </summary>
public static class DrawnWeek
{
    /// <summary>The first half hour of a day that is drawn, included.</summary>
    public const int FirstHalf = 12;

    /// <summary>The half hour after the last one.</summary>
    public const int EndHalf = 44;

    /// <summary>The numbers 0 to 335 as a week; others are left out.</summary>
    public static WeekBits Of(IEnumerable<int> halfHours)
    {
        Span<ulong> days = stackalloc ulong[7];
        foreach (var half in halfHours.Where(half => half is >= 0 and < WeekBits.HalfHours))
        {
            days[half / WeekBits.HalfHoursPerDay] |= 1UL << half % WeekBits.HalfHoursPerDay;
        }

        return WeekBits.FromDays(days);
    }

    /// <summary>The week as it is kept: what was drawn, and what lies outside the drawn hours. A week that was not changed keeps its minutes.</summary>
    public static WeeklyHours Onto(WeeklyHours before, WeekBits drawn)
    {
        var shown = before.Bits & Shown;
        return drawn == shown ? before : WeeklyHours.Of(drawn & Shown | before.Bits.Without(Shown));
    }

    private static WeekBits Shown { get; } = Of(Enumerable.Range(0, 7).SelectMany(day => Enumerable.Range(day * WeekBits.HalfHoursPerDay + FirstHalf, EndHalf - FirstHalf)));
}

/// <summary>A young person draws the hours in which she can.</summary>
public sealed class DrawWeek(IOwnFile files)
{
    public async Task<DrawWeekOutcome> HandleAsync(string youth, WeekBits drawn, CancellationToken cancellationToken)
    {
        if (await files.FindWeekAsync(youth, cancellationToken) is not { } before)
        {
            return DrawWeekOutcome.NotFound;
        }

        if (drawn.IsEmpty)
        {
            return DrawWeekOutcome.NothingDrawn;
        }

        await files.SaveWeekAsync(youth, DrawnWeek.Onto(before, drawn), cancellationToken);
        return DrawWeekOutcome.Saved;
    }
}
