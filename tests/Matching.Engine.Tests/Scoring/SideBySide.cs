namespace Matching.Engine.Tests.Scoring;

/// <summary>Two nights in one problem that share no host, no network and no programme: ids of the other end in b.</summary>
internal static class SideBySide
{
    public static MatchingProblem Of(MatchingProblem one, MatchingProblem other)
    {
        const string Name = "other-programme";
        return one with
        {
            Programmes = [.. one.Programmes, .. other.Programmes.Select(programme => programme with { Id = Name })],
            Networks = [.. one.Networks, .. other.Networks.Select(network => network with { Id = network.Id + "b" })],
            Hosts = [.. one.Hosts, .. other.Hosts.Select(host => host with { Id = host.Id + "b", Network = host.Network is null ? null : host.Network + "b" })],
            Openings = [.. one.Openings, .. other.Openings.Select(opening => opening with { Id = opening.Id + "b", Host = opening.Host + "b", Workplace = opening.Workplace + "b", Programme = Name })],
            Youths = [.. one.Youths, .. other.Youths.Select(youth => youth with { Id = youth.Id + "b", EnrolledIn = [Name], WishedHosts = [.. youth.WishedHosts.Select(host => host + "b")] })],
            Placements = [.. one.Placements, .. other.Placements.Select(row => row with { Youth = row.Youth + "b", Opening = row.Opening is null ? null : row.Opening + "b" })],
            History = [.. one.History, .. other.History.Select(row => row with { Youth = row.Youth + "b", Opening = row.Opening + "b" })],
        };
    }
}
