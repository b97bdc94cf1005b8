using Matching.Engine.Facts;

namespace Matching.Engine.Nights;

/// <summary>
/// Who was offered or called for at which host within the window that ends tonight: one person at one host counts once, by placement
/// (approved, offered, agreed, running, ended), history row (declined_by_youth, declined_by_host, expired), or meeting that was agreed to.
/// </summary>
/// <remarks>Source: the matching model §13, Contact.</remarks>
internal sealed class Contacts
{
    private readonly Dictionary<string, int> _byHost;
    private readonly HashSet<string> _hostsWithHistory;

    public Contacts(MatchingProblem problem)
    {
        var hostOf = problem.Openings.ToDictionary(opening => opening.Id, opening => opening.Host, StringComparer.Ordinal);
        var first = problem.Date.AddDays(1 - problem.Policy.ContactWindowDays);
        var placed = problem.Placements
            .Where(row => row.Opening is not null && row.State != PlacementState.Shown && row.Since >= first && row.Since <= problem.Date)
            .Select(row => (row.Youth, Host: hostOf[row.Opening!]));
        var past = problem.History
            .Where(row => row.Outcome is Outcome.DeclinedByYouth or Outcome.DeclinedByHost or Outcome.Expired && row.Date >= first && row.Date <= problem.Date)
            .Select(row => (row.Youth, Host: hostOf[row.Opening]));
        var met = problem.Meetings
            .Where(meeting => meeting.Since >= first && meeting.Since <= problem.Date)
            .Select(meeting => (meeting.Youth, Host: hostOf[meeting.Opening]));
        _byHost = placed.Concat(past).Concat(met).Distinct().CountBy(contact => contact.Host, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        _hostsWithHistory = problem.History.Select(row => hostOf[row.Opening]).ToHashSet(StringComparer.Ordinal);
    }

    public int Of(string host) => _byHost.GetValueOrDefault(host);

    public bool HasHistory(string host) => _hostsWithHistory.Contains(host);
}
