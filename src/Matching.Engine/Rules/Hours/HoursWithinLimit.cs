using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Hours;

/// <summary>The opening's fewest hours and those that already run stay within the hours she can work a week. Meetings with a mentor count 0.</summary>
/// <remarks>Whole hours, the limit included; jobs and internships run, outside work too. Source: the matching model §3, §13.</remarks>
internal sealed class HoursWithinLimit : IHardRule, IMissesByAmount
{
    public string Id => "hours-within-limit";

    public bool IsKept(in Pair pair) => Over(pair) <= 0;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("hours", Hours(pair)),
        ("already_running", pair.Youth.HoursAlreadyRunning),
        ("limit", pair.Youth.Facts.MaxHoursPerWeek));

    /// <summary>Hours a week more that she would have to be ready for.</summary>
    public decimal? Missing(in Pair pair, decimal atMost) => Over(pair) is var over && over <= atMost ? over : null;

    private static int Hours(in Pair pair) => pair.Opening.Kind == Kind.Mentor ? 0 : pair.Opening.Facts.HoursPerWeekMin;

    private static int Over(in Pair pair) => Hours(pair) + pair.Youth.HoursAlreadyRunning - pair.Youth.Facts.MaxHoursPerWeek;
}
