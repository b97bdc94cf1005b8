using System.Globalization;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.LegalRules.Work;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Tests.LegalRules.Work;

/// <summary>People of the four groups, and work in named weeks, under the law and the sample calendar that ship.</summary>
internal static class GivenWork
{
    public static YouthWorkJudge Judge { get; } = new(LegalRuleSet.Default, SchoolCalendars.Default);

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A, A2: 13 and 14 until March 2027. B, C: 15 to 17 until June 2027.</summary>
    public static WorkingPerson Of(string group) => group switch
    {
        "A" => new(new(2012, 9, 15), School.Compulsory, "0791"),
        "A2" => new(new(2012, 9, 15), School.None, "0791"),
        "B" => new(new(2010, 6, 15), School.Compulsory, "0791"),
        "C" => new(new(2010, 6, 15), School.Eud, "0791"),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "There are four groups."),
    };

    /// <summary>Work of one week. <paramref name="breaks"/> null = not stated; "" = none.</summary>
    public static WorkOfHers InWeek(string monday, string schedule, string? breaks = null, string id = "work") => new()
    {
        Id = id,
        From = Day(monday),
        To = Day(monday).AddDays(6),
        Schedule = WeeklyHours.Parse(schedule),
        Breaks = breaks is null ? null : WeeklyHours.Parse(breaks),
    };

    /// <summary>The first refusal in the week of the Monday; null = kept.</summary>
    public static string? Broken(string group, string monday, params WorkOfHers[] works) =>
        Judge.FirstBreaches(Of(group), works, Day(monday), Day(monday).AddDays(6)) is [var first, ..] ? first.Rule : null;

    /// <summary>The questions of the week.</summary>
    public static IReadOnlyList<string> Questions(string group, string monday, params WorkOfHers[] works) =>
        [.. Judge.Judge(Of(group), works, Day(monday), Day(monday).AddDays(6)).Where(breach => breach.IsQuestion).Select(breach => breach.Rule).Distinct(StringComparer.Ordinal)];
}
