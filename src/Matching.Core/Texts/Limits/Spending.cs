using System.Globalization;
using Matching.Core.Clock;
using Matching.Core.LegalRules;
using Matching.Core.Offers;

namespace Matching.Core.Texts.Limits;

/// <summary>The time over which parts of texts are counted: the civil day or month of Copenhagen.</summary>
public enum SpendingPeriod
{
    Day = 1,
    Month = 2,
}

/// <summary>A limit and what has left under it. <paramref name="Programme"/>: empty = of the whole municipality.</summary>
/// <param name="Programme">Id of the scheme.</param>
/// <param name="Per">The day or the month.</param>
/// <param name="Limit">Parts that may leave.</param>
/// <param name="Used">Parts that have left.</param>
public sealed record LimitUse(string Programme, SpendingPeriod Per, int Limit, int Used);

/// <summary>
/// What texts may cost: at 80 % of a limit a person is told, over 100 % offers and what else opens something wait; what answers somebody never
/// does. Pure.
/// </summary>
/// <remarks>Source: offers and answers, O13.</remarks>
public static class Spending
{
    private const int WarnPercent = 80;

    /// <summary>The first day of the period that a day lies in.</summary>
    public static DateOnly FirstDay(SpendingPeriod per, DateOnly day) => per == SpendingPeriod.Day ? day : new(day.Year, day.Month, 1);

    /// <summary>The text would go over a limit.</summary>
    public static bool Holds(OutgoingText text, IReadOnlyList<LimitUse> limits) => limits.Any(limit => limit.Used + text.Segments > limit.Limit);

    /// <summary>An item for each limit that is nearly used, and one for each that holds texts: once in its period.</summary>
    public static IReadOnlyList<WorkItem> Items(OutgoingText text, IReadOnlyList<LimitUse> limits, DateTimeOffset now) =>
    [
        .. limits.Where(limit => (limit.Used + text.Segments) * 100L >= limit.Limit * (long)WarnPercent).Select(limit => Item(text, limit, now)),
    ];

    private static WorkItem Item(OutgoingText text, LimitUse limit, DateTimeOffset now)
    {
        var isOver = limit.Used + text.Segments > limit.Limit;
        var first = FirstDay(limit.Per, Copenhagen.DateAt(now)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var marker = $"{WorkKind.SpendingLimit.Code()}:{(isOver ? 100 : WarnPercent)}:{text.Municipality}:{limit.Programme}:{limit.Per}:{first}";
        var whose = limit.Programme.Length > 0 ? limit.Programme : text.Municipality;
        return new(Guid.CreateVersion7(now), text.Municipality, WorkKind.SpendingLimit, marker, now)
        {
            Note = limit.Per == SpendingPeriod.Day
                ? Words($"{whose}: {limit.Used} af {limit.Limit} sms-dele i dag.", $"{whose}: {limit.Used} of {limit.Limit} parts of texts today.", isOver)
                : Words($"{whose}: {limit.Used} af {limit.Limit} sms-dele i denne måned.", $"{whose}: {limit.Used} of {limit.Limit} parts of texts this month.", isOver),
        };
    }

    private static LegalText Words(string danish, string english, bool isOver) =>
        isOver ? new($"{danish} Tilbud venter, til grænsen er hævet.", $"{english} Offers wait until the limit is raised.") : new(danish, english);
}
