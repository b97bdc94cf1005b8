using System.Numerics;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Preferences;

/// <summary>The host takes responsibility: it pledges, names who is there for her, and answers. The strongest sign of a match that lasts.</summary>
/// <remarks>
/// Pledges 100 each (mentor 250) up to 500, contact person named or mentor 200, last answer within 30, 90, 180 days (the day included) 300, 200, 100.
/// No answer and no history: 500 in all. Source: the matching model §4, §13.
/// </remarks>
internal sealed class HostCommitment : IPreference, ILookAtLittle
{
    private const int Unknown = 500;
    private const int MostForPledges = 500;
    private const int ForContactPerson = 200;

    public string Id => "host-commitment";

    public Look? OfHer(in Applicant her) => Look.Nothing;

    public int Value(in Pair pair) => IsUnknown(pair) ? Unknown : ForPledges(pair) + ForPerson(pair) + ForAnswer(pair);

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("value", Value(pair)),
        ("unknown", IsUnknown(pair) ? "yes" : null),
        ("pledges", PledgeCount(pair)),
        ("contact_person", ForPerson(pair) > 0),
        ("days_since_answer", DaysSinceAnswer(pair)));

    private static bool IsUnknown(in Pair pair) => pair.Host.Facts.LastAnswer is null && !pair.Host.HasHistory;

    private static int PledgeCount(in Pair pair) => BitOperations.PopCount((uint)pair.Host.Facts.Pledges);

    private static int ForPledges(in Pair pair) => Math.Min(MostForPledges, PledgeCount(pair) * (IsMentor(pair) ? 250 : 100));

    private static int ForPerson(in Pair pair) => IsMentor(pair) || pair.Host.Facts.NamesContactPerson ? ForContactPerson : 0;

    private static int ForAnswer(in Pair pair) => DaysSinceAnswer(pair) switch
    {
        <= 30 => 300,
        <= 90 => 200,
        <= 180 => 100,
        _ => 0,
    };

    private static int? DaysSinceAnswer(in Pair pair) => pair.Night.Date.DayNumber - pair.Host.Facts.LastAnswer?.DayNumber;

    private static bool IsMentor(in Pair pair) => pair.Opening.Kind == Kind.Mentor;
}
