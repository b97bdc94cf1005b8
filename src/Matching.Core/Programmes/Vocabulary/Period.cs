using System.Globalization;
using System.Text.RegularExpressions;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>
/// A length of civil time as ISO 8601 writes it: <c>P13W</c>, <c>P3M</c>, <c>P1Y</c>, <c>-P2W</c>, and <c>PT24H</c> for orders. At most
/// fifty years. Months are added before days and clamp to the month's end: 31 January + P1M is 28 February.
/// </summary>
/// <remarks>Source: programmes §1.</remarks>
public sealed partial record Period
{
    private const int MostDays = 50 * 366;

    private Period(string written, bool isBefore, int months, int days, int hours) =>
        (Written, IsBefore, Months, Days, Hours) = (written, isBefore, months, days, hours);

    /// <summary>As it was written.</summary>
    public string Written { get; }

    /// <summary>It points backwards.</summary>
    public bool IsBefore { get; }

    /// <summary>Never below 0; years are twelve.</summary>
    public int Months { get; }

    /// <summary>Never below 0; weeks are seven.</summary>
    public int Days { get; }

    /// <summary>Never below 0; for orders only.</summary>
    public int Hours { get; }

    public bool IsZero => Months == 0 && Days == 0 && Hours == 0;

    /// <summary>The fewest days it can be, the sign left out.</summary>
    public int FewestDays => Months / 12 * 365 + Months % 12 * 28 + Days;

    /// <summary>The most days it can be, the sign left out.</summary>
    public int LongestDays => Months * 31 + Days + (Hours + 23) / 24;

    /// <summary>Null when the text is no period.</summary>
    public static Period? Parse(string? text)
    {
        if (text is null || text.Length > 24 || Form().Match(text) is not { Success: true } match || match.Groups["part"].Captures.Count == 0)
        {
            return null;
        }

        var months = Part(match, "years") * 12 + Part(match, "months");
        var days = Part(match, "weeks") * 7 + Part(match, "days");
        var period = new Period(text, text[0] == '-', months, days, Part(match, "hours"));
        return period.LongestDays <= MostDays ? period : null;
    }

    /// <summary>The same day of a later (or, for a negative period, an earlier) month and so on; hours do not count.</summary>
    public DateOnly From(DateOnly day) => IsBefore ? day.AddMonths(-Months).AddDays(-Days) : day.AddMonths(Months).AddDays(Days);

    /// <summary>The last day, included, of a stage of this length that begins on <paramref name="first"/>.</summary>
    public DateOnly LastDay(DateOnly first) => From(first).AddDays(-1);

    public override string ToString() => Written;

    public bool Equals(Period? other) => other is not null && Written == other.Written;

    public override int GetHashCode() => Written.GetHashCode(StringComparison.Ordinal);

    private static int Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^-?P(?<part>(?<years>\d{1,4})Y)?(?<part>(?<months>\d{1,4})M)?(?<part>(?<weeks>\d{1,4})W)?(?<part>(?<days>\d{1,5})D)?(?:T(?<part>(?<hours>\d{1,4})H))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
