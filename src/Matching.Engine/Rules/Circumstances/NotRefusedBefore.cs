using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>
/// Nobody has said no to this pair: declined by the host or no chemistry closes that host, declined by her or ended early that opening
/// (the whole host if she chose so), expired that opening for a while; completed and planned ends close nothing.
/// </summary>
/// <remarks>
/// Expired closes while D − date is below the policy's days. A reopened row of the same opening, not earlier, ends it.
/// Source: the matching model §3, §13.
/// </remarks>
internal sealed class NotRefusedBefore : IHardRule, ILookAtLittle
{
    public string Id => "not-refused-before";

    public Look? OfHer(in Applicant her) => her.Youth.History.Count == 0 ? Look.Nothing : null;

    public bool IsKept(in Pair pair) => Refusal(pair) is null;

    public Finding Explain(in Pair pair) => Refusal(pair) is { } refusal
        ? Findings.Of(Id, ("outcome", refusal.Outcome), ("date", refusal.Date), ("opening", refusal.Opening.Id))
        : Findings.Of(Id, ("refused", "no"));

    private static HistoryTonight? Refusal(in Pair pair)
    {
        var history = pair.Youth.History;
        for (var i = 0; i < history.Count; i++)
        {
            if (Closes(history[i], pair) && !IsReopened(history, history[i]))
            {
                return history[i];
            }
        }

        return null;
    }

    private static bool Closes(HistoryTonight row, in Pair pair) => row.Outcome switch
    {
        Outcome.DeclinedByHost or Outcome.NoChemistry => row.Opening.Host == pair.Host,
        Outcome.DeclinedByYouth => row.Opening == pair.Opening || (row.Facts.WholeHost && row.Opening.Host == pair.Host),
        Outcome.EndedEarly => row.Opening == pair.Opening,
        Outcome.Expired => row.Opening == pair.Opening
            && pair.Night.Date.DayNumber - row.Date.DayNumber < pair.Night.Policy.ExpiredRestDays,
        _ => false,
    };

    private static bool IsReopened(IReadOnlyList<HistoryTonight> history, HistoryTonight refusal)
    {
        for (var i = 0; i < history.Count; i++)
        {
            if (history[i].Outcome == Outcome.Reopened && history[i].Opening == refusal.Opening && history[i].Date >= refusal.Date)
            {
                return true;
            }
        }

        return false;
    }
}
