using Matching.Engine.Explaining;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;

namespace Matching.Engine.Tests.WorkedExample;

/// <summary>She can begin soon.</summary>
/// <remarks>1000 on the night, 10 less for each day until the start, not below 0. An example: no preference of the model.</remarks>
internal sealed class SoonStart : IPreference
{
    private const int LostADay = 10;

    public string Id => "soon-start";

    public int Value(in Pair pair) => Math.Max(0, 1000 - LostADay * Days(pair));

    public Finding Explain(in Pair pair) => Findings.Of(Id, ("value", Value(pair)), ("days", Days(pair)));

    private static int Days(in Pair pair) => pair.Opening.StartsOn.DayNumber - pair.Night.Date.DayNumber;
}
