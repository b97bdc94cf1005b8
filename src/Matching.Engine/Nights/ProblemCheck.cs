using Matching.Engine.Facts;

namespace Matching.Engine.Nights;

/// <summary>Ids are unique in their list and every reference resolves; anything else is the caller's bug, told with the values.</summary>
internal static class ProblemCheck
{
    public static void Check(MatchingProblem problem)
    {
        var networks = Unique("network", problem.Networks.Select(network => network.Id));
        var programmes = Unique("programme", problem.Programmes.Select(programme => programme.Id));
        var hosts = Unique("host", problem.Hosts.Select(host => host.Id));
        var openings = Unique("opening", problem.Openings.Select(opening => opening.Id));
        var youths = Unique("youth", problem.Youths.Select(youth => youth.Id));

        CheckHosts(problem, networks);
        CheckOpenings(problem, hosts, programmes);
        foreach (var youth in problem.Youths)
        {
            Place(problem, "youth", youth.Id, youth.Place);
        }

        foreach (var placement in problem.Placements)
        {
            Known("placement", placement.Youth, "youth", placement.Youth, youths);
            Known("placement of youth", placement.Youth, "opening", placement.Opening, openings);
        }

        foreach (var row in problem.History)
        {
            Known("history row", row.Opening, "youth", row.Youth, youths);
            Known("history row of youth", row.Youth, "opening", row.Opening, openings);
        }

        foreach (var (youth, opening) in problem.Ranks.Select(row => (row.Youth, row.Opening)).Concat(problem.Meetings.Select(row => (row.Youth, row.Opening))))
        {
            Known("rank or meeting", opening, "youth", youth, youths);
            Known("rank or meeting of youth", youth, "opening", opening, openings);
        }
    }

    private static void CheckHosts(MatchingProblem problem, HashSet<string> networks)
    {
        foreach (var host in problem.Hosts)
        {
            Place(problem, "host", host.Id, host.Place);
            Known("host", host.Id, "network", host.Network, networks);
        }
    }

    private static void CheckOpenings(MatchingProblem problem, HashSet<string> hosts, HashSet<string> programmes)
    {
        foreach (var opening in problem.Openings)
        {
            Place(problem, "opening", opening.Id, opening.Place);
            Known("opening", opening.Id, "host", opening.Host, hosts);
            Known("opening", opening.Id, "programme", opening.Programme, programmes);
        }
    }

    private static HashSet<string> Unique(string what, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.Add(id))
            {
                throw Fault($"Two {what}s have the id '{id}'.");
            }
        }

        return seen;
    }

    private static void Known(string what, string id, string target, string? reference, HashSet<string> known)
    {
        if (reference is not null && !known.Contains(reference))
        {
            throw Fault($"The {what} '{id}' names the {target} '{reference}', which is not in the problem.");
        }
    }

    private static void Place(MatchingProblem problem, string what, string id, int place)
    {
        if (place < 0 || place >= problem.Places.Count)
        {
            throw Fault($"The {what} '{id}' names place {place}, but there are {problem.Places.Count} places (0 to {problem.Places.Count - 1}).");
        }
    }

    private static InvalidOperationException Fault(string text) =>
        new(text + "\nMaybe the facts were read at two different moments, or a filter left rows out that others point to.");
}
