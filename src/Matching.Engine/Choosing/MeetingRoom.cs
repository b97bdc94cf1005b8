using Matching.Engine.Assigning;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Scoring;

namespace Matching.Engine.Choosing;

/// <summary>
/// How many more meetings hosts take tonight: what a scheme says of one host and round, inside what the limits around the host still take beside the
/// plan. A meeting holds no seat, so an opening meets as many as its host may.
/// </summary>
internal sealed class MeetingRoom
{
    private readonly GroupLimit[] _limits;
    private readonly Dictionary<(int Host, ChoiceFacts Choice, string Programme), int> _groupOf = [];

    public MeetingRoom(SolvedNight solved)
    {
        var seating = solved.Seating;
        var groups = new List<GroupLimit>(seating.Problem.Groups.Select((limit, group) => Less(limit, seating.SeatedIn(group))));
        var ranked = solved.Night.Problem.Ranks.Select(row => (row.Youth, row.Opening)).ToHashSet();
        var arranged = solved.Night.Problem.Meetings.Where(meeting => !ranked.Contains((meeting.Youth, meeting.Opening))).CountBy(meeting => meeting.Opening, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        // A workplace's internship room is of places, not of meetings: the group around it is the host's.
        foreach (var host in solved.Night.Openings.Where(opening => opening.Choice is not null).GroupBy(Key))
        {
            var perHost = Math.Max(0, host.Key.Choice.MeetingsPerHost - host.Sum(opening => arranged.GetValueOrDefault(opening.Id)));
            _groupOf.Add(host.Key, groups.Count);
            groups.Add(new GroupLimit(perHost, seating.Limits.HostGroup(host.First().Host), default));
        }

        _limits = [.. groups];
        Openings = [.. solved.Night.Openings.Select(opening => opening.Choice is { } choice ? new SeatLimit(choice.MeetingsPerHost, _groupOf[Key(opening)]) : new SeatLimit(0, -1))];
    }

    public SeatLimit[] Openings { get; }

    public GroupLimit[] Groups => [.. _limits];

    public void Take(OpeningTonight opening)
    {
        for (var group = _groupOf[Key(opening)]; group >= 0; group = _limits[group].Parent)
        {
            _limits[group] = Less(_limits[group], 1);
        }
    }

    private static (int Host, ChoiceFacts Choice, string Programme) Key(OpeningTonight opening) => (opening.Host.Index, opening.Choice!, opening.Programme.Id);

    private static GroupLimit Less(GroupLimit limit, long taken) => limit with
    {
        Capacity = limit.Capacity == GroupLimit.Unlimited ? limit.Capacity : Math.Max(0, limit.Capacity - taken),
        Load = limit.Load with { Earlier = limit.Load.Earlier + (int)taken },
    };
}
