using System.Globalization;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Targets;

/// <summary>
/// Counts a scheme's targets over its cases by the definition alone: who is old enough, who counts, of how many. What has not happened by the
/// report's day does not count.
/// </summary>
/// <remarks>Source: programmes §1.7 and §5; D-7.</remarks>
public static class TargetReport
{
    /// <summary>A measure of a count: everybody enrolled.</summary>
    private const string Enrolled = "enrolled";

    /// <summary>A measure of a count: everybody who completed.</summary>
    private const string Completed = "completed";

    /// <summary>One row a target, in the definition's order.</summary>
    public static IReadOnlyList<TargetRow> Of(ProgrammeDefinition definition, IReadOnlyList<TargetCase> cases, DateOnly date) =>
        [.. definition.Targets.Select(target => Of(definition.Id, target, WithForms(definition, cases), date, definition.Staff?.Cases?.Persons ?? 1))];

    /// <param name="programme">Id of the scheme.</param>
    /// <param name="target">One of its targets.</param>
    /// <param name="cases">All of the scheme's.</param>
    /// <param name="date">The report's day, included.</param>
    /// <param name="staff">Persons who carry the scheme, at least 1.</param>
    public static TargetRow Of(string programme, Target target, IReadOnlyList<TargetCase> cases, DateOnly date, int staff = 1)
    {
        var on = target.On is { } fixedDay && fixedDay < date ? fixedDay : date;
        var known = cases.Where(one => IsIn(target, one, on)).ToList();
        var old = known.Where(one => IsOldEnough(target, one, on)).ToList();
        var counting = old.Select(one => (Case: one, Hits: Hits(target, one, on))).Where(one => one.Hits is not null).ToList();
        var all = Count(target, old);
        var days = target.Unit == TargetUnit.Days;
        var numerator = days ? counting.Sum(one => Days(target, one.Case, one.Hits!)) : Count(target, counting.Select(one => one.Case));
        int? denominator = target.Unit switch
        {
            TargetUnit.Percent => all,
            TargetUnit.Ratio => target.Denominator == Denominator.Staff ? staff : Hosts(cases, on),
            TargetUnit.Days => counting.Count,
            _ => null,
        };
        var row = new TargetRow(
            programme, target.Id, Words.Of(target.Kind), Words.Of(target.Unit), numerator, denominator, Count(target, known) - all, Basket(target, [.. counting.Select(one => (one.Case, one.Hits!))], cases), on, target.Value, null, target.Source ?? "");
        return row with { Met = IsMet(target, row) };
    }

    /// <summary>How many stand in the numerators of both: baskets of two targets may overlap, and the report says by how many.</summary>
    public static int Overlap(Target one, Target other, IReadOnlyList<TargetCase> cases, DateOnly date) =>
        Counted(one, cases, date).Intersect(Counted(other, cases, date), StringComparer.Ordinal).Count();

    // A table of cases names tracks only.
    private static IReadOnlyList<TargetCase> WithForms(ProgrammeDefinition definition, IReadOnlyList<TargetCase> cases) =>
        definition.Targets.All(target => target.Numerator is null or { Form.Count: 0 })
            ? cases
            : [.. cases.Select(one => one.Form is null ? one with { Form = definition.Tracks.FirstOrDefault(track => track.Id == one.Track)?.Form } : one)];

    private static IEnumerable<string> Counted(Target target, IReadOnlyList<TargetCase> cases, DateOnly date) => cases
        .Where(one => IsIn(target, one, date) && IsOldEnough(target, one, date) && Hits(target, one, date) is not null)
        .Select(one => KeyOf(target, one));

    // Whoever has a place in the scheme or has had one is a company of it, matched or not.
    private static int Hosts(IReadOnlyList<TargetCase> cases, DateOnly on) =>
        cases.Where(one => one.Host.Length > 0 && one.Start <= on).Select(one => one.Host).Distinct(StringComparer.Ordinal).Count();

    private static bool IsIn(Target target, TargetCase one, DateOnly date) =>
        (one.Person.Length > 0 || target.Of is TargetOf.Opening or TargetOf.Host)
        && FirstDay(target, one) is { } first
        && first <= date
        && (target.Per != TargetPer.Year || first > date.AddYears(-1));

    /// <summary>The day from which a case is one of those measured; null = it is not. A count may measure who was enrolled or who completed.</summary>
    private static DateOnly? FirstDay(Target target, TargetCase one) => target switch
    {
        { Denominator: Denominator.Enrolled } or { Denominator: null or Denominator.Staff, Measure: Enrolled } => one.Enrolled,
        { Denominator: Denominator.Completed } or { Denominator: null, Measure: Completed } => one.Completed,
        { Denominator: Denominator.Openings } => one.Opening.Length > 0 ? one.Start : null,
        _ => one.Start,
    };

    private static bool IsOldEnough(Target target, TargetCase one, DateOnly date) =>
        target.MinAge is not { } age || ((one.Start ?? one.Enrolled) is { } since && age.From(since) <= date);

    /// <summary>The outcomes by which the case counts; empty where none is asked for; null = it does not count.</summary>
    private static List<TargetOutcome>? Hits(Target target, TargetCase one, DateOnly date)
    {
        var asked = target.Numerator ?? new Condition();
        if ((asked.Kind.Count > 0 && !(one.Kind is { } kind && asked.Kind.Contains(kind))) || (asked.Form.Count > 0 && !(one.Form is { } form && asked.Form.Contains(form))) || (asked.Track.Count > 0 && !asked.Track.Contains(one.Track)))
        {
            return null;
        }

        var from = Begins(target, one);
        if (asked.Outcome.Count == 0)
        {
            return BeganInTime(target, from, one) && Lasts(target, from, one.End, date) ? [] : null;
        }

        List<TargetOutcome> hits = [.. one.Outcomes.Where(outcome => asked.Outcome.Contains(outcome.Code) && outcome.From <= date && InTime(target, from, outcome) && Lasts(target, outcome.From, outcome.To, date))];
        return hits.Count > 0 ? hits : null;
    }

    private static bool InTime(Target target, DateOnly? from, TargetOutcome outcome) =>
        target.Within is not { } within || (from is { } since && outcome.From <= within.From(since));

    // Where no outcome is asked for, what must come in time is the match itself.
    private static bool BeganInTime(Target target, DateOnly? from, TargetCase one) =>
        target.Within is not { } within || (from is { } since && one.Start is { } began && began <= within.From(since));

    private static bool Lasts(Target target, DateOnly? from, DateOnly? to, DateOnly date) =>
        target.Lasts is not { } lasts || (from is { } since && lasts.LastDay(since) is var last && last <= date && (to is null || to >= last));

    private static DateOnly? Begins(Target target, TargetCase one) => target.From?.Code switch
    {
        MomentCode.Enrolled or MomentCode.Prepared => one.Enrolled,
        MomentCode.End or MomentCode.StageEnd => one.End ?? one.Completed,
        _ => one.Start ?? one.Enrolled,
    };

    private static int Days(Target target, TargetCase one, List<TargetOutcome> hits) =>
        Begins(target, one) is { } from && hits.Count > 0 ? hits.Min(outcome => outcome.From).DayNumber - from.DayNumber : 0;

    private static int Count(Target target, IEnumerable<TargetCase> cases) => cases.Select(one => KeyOf(target, one)).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Count();

    private static string KeyOf(Target target, TargetCase one) => target.Of switch
    {
        TargetOf.Person => one.Person,
        TargetOf.Opening => one.Opening,
        TargetOf.Host => one.Host,
        _ => string.Create(CultureInfo.InvariantCulture, $"{one.Person}/{one.Opening}/{one.Start:yyyyMMdd}"),
    };

    private static string Basket(Target target, IReadOnlyList<(TargetCase Case, List<TargetOutcome> Hits)> counting, IReadOnlyList<TargetCase> all)
    {
        var outcomes = counting.SelectMany(one => one.Hits.Select(outcome => (outcome.Code, Key: KeyOf(target, one.Case))))
            .Distinct()
            .CountBy(hit => hit.Code)
            .OrderBy(count => count.Key)
            .Select(count => (Words.Of(count.Key), count.Value));
        (string, int)[] beside =
        [
            ("other_host", Count(target, counting.Select(one => one.Case).Where(one => IsElsewhere(one, all)))),
            ("paused", Count(target, counting.Select(one => one.Case).Where(one => one.IsPaused))),
        ];
        return string.Join('|', outcomes.Concat(beside.Where(one => one.Item2 > 0)).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Item1}={one.Item2}")));
    }

    /// <summary>She was at another host before, on another track: the one who employs her is not the one who trained her.</summary>
    private static bool IsElsewhere(TargetCase one, IReadOnlyList<TargetCase> all) => one.Host.Length > 0
        && all.Any(other => other.Person == one.Person && other.Track != one.Track && other.Start < one.Start && other.Host.Length > 0 && other.Host != one.Host);

    private static bool? IsMet(Target target, TargetRow row)
    {
        if (row.Denominator == 0)
        {
            return null;
        }

        var exact = target.Unit == TargetUnit.Percent ? 100m * row.Numerator / row.Denominator!.Value : row.Exact!.Value;
        return target.Compare == Compare.Over ? exact > target.Value : exact >= target.Value;
    }
}
