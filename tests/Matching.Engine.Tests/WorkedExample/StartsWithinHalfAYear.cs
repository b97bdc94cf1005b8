using Matching.Engine.Explaining;
using Matching.Engine.Nights;
using Matching.Engine.Rules;

namespace Matching.Engine.Tests.WorkedExample;

/// <summary>Nobody is matched with a place that starts more than half a year from now.</summary>
/// <remarks>Days from the night to the later of start and night; 182 is within. An example: no rule of the model.</remarks>
internal sealed class StartsWithinHalfAYear : IHardRule
{
    private const int MostDays = 182;

    public string Id => "starts-within-half-a-year";

    public bool IsKept(in Pair pair) => Days(pair) <= MostDays;

    public Finding Explain(in Pair pair) => Findings.Of(Id, ("days", Days(pair)), ("days_at_most", MostDays));

    private static int Days(in Pair pair) => pair.Opening.StartsOn.DayNumber - pair.Night.Date.DayNumber;
}
