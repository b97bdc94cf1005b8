using System.Globalization;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules;

/// <summary>
/// A place that is agreed for so many weeks at least can last them: from the later of start and night to its last day, and as long as the law
/// leaves her. It is agreed for no more than its most.
/// </summary>
/// <remarks>Whole weeks of seven days, both ends of the place included. Source: programmes §1.5, a stage of <c>{min, max}</c>.</remarks>
internal sealed class LastsLongEnough : IHardRule, ILookAtLittle, ILimitWeeks
{
    private const int WeekDays = 7;
    private static readonly LawfulInternship Law = new();

    public string Id => "lasts-long-enough";

    /// <summary>Of her only what the law leaves.</summary>
    public Look? OfHer(in Applicant her) => her.Kind == Kind.Mentor ? Look.Nothing : Law.OfHer(her);

    public bool IsKept(in Pair pair) => pair.Opening.Facts.WeeksMin is not { } least || WeeksThere(pair) is not { } weeks || weeks >= least;

    public Finding Explain(in Pair pair) => pair.Opening.Facts.WeeksMin is { } least
        ? new(Id, [new("weeks", WeeksThere(pair) is { } weeks ? Written(weeks) : "open"), new("least", Written(least))])
        : new(Id, [new("applies", "no")]);

    public int? WeeksFor(in Pair pair) => pair.Opening.Facts.WeeksMax;

    /// <summary>Null = neither the place nor the law ends it.</summary>
    private static int? WeeksThere(in Pair pair)
    {
        var ends = pair.Opening.Facts.EndDate is { } end ? Math.Max(0, end.DayNumber - pair.Opening.StartsOn.DayNumber + 1) / WeekDays : (int?)null;
        var lawful = Law.WeeksFor(pair);
        return ends is null || lawful < ends ? lawful ?? ends : ends;
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
