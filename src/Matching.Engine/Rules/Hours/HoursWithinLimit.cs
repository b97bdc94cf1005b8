using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Hours;

/// <summary>The opening's fewest hours and those that already run stay within the hours she can work a week. Meetings with a mentor count 0.</summary>
/// <remarks>Whole hours, the limit included; jobs and internships run, outside work too. Source: the matching model §3, §13.</remarks>
internal sealed class HoursWithinLimit : IAskAnAmount
{
    public string Id => "hours-within-limit";

    public int MinutesOfUnit => 60;

    public Look? OfHer(in Applicant her) => Look.Nothing;

    public Look OfOpening(OpeningTonight opening) => new(opening.Kind == Kind.Mentor ? 0 : opening.Facts.HoursPerWeekMin);

    public int Asks(in Pair pair) => pair.Opening.Kind == Kind.Mentor ? 0 : pair.Opening.Facts.HoursPerWeekMin;

    /// <summary>Hours a week that she has left beside what already runs.</summary>
    public int Has(YouthTonight youth) => youth.Facts.MaxHoursPerWeek - youth.HoursAlreadyRunning;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("hours", Asks(pair)),
        ("already_running", pair.Youth.HoursAlreadyRunning),
        ("limit", pair.Youth.Facts.MaxHoursPerWeek));
}
