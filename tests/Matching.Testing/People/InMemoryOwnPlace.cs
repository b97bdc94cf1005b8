using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Testing.People;

/// <summary>Hosts' own pages in memory: hosts with their status, openings by whose they are.</summary>
public sealed class InMemoryOwnPlace(IReadOnlyDictionary<string, Status> hosts, IReadOnlyDictionary<string, string> hostOfOpening) : IOwnPlace
{
    private readonly Dictionary<string, Status> _hosts = new(hosts, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hostOfOpening = new(hostOfOpening, StringComparer.Ordinal);
    private readonly Dictionary<string, Status> _openings = hostOfOpening.Keys.ToDictionary(id => id, _ => Status.Active, StringComparer.Ordinal);
    private readonly Dictionary<string, MentorRoom> _rooms = new(StringComparer.Ordinal);

    /// <summary>What people are to look at, in order.</summary>
    public IList<WorkItem> ToLookAt { get; } = [];

    public Task<WeeklyHours?> FindWeekAsync(string mentor, CancellationToken cancellationToken) => Task.FromResult(_rooms.GetValueOrDefault(mentor)?.Week);

    public Task<IReadOnlyList<RoomIn>> FindRoomsAsync(string mentor, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RoomIn>>([]);

    public Task SaveRoomAsync(string mentor, MentorRoom room, DateOnly today, CancellationToken cancellationToken)
    {
        _rooms[mentor] = room;
        return Task.CompletedTask;
    }

    public Task<bool> PauseAsync(string host, string? opening, StatusChange change, CancellationToken cancellationToken)
    {
        var (rows, id) = opening is null ? (_hosts, host) : (_openings, opening);
        var isTheirs = rows.TryGetValue(id, out var status) && status != Status.Closed && (opening is null || _hostOfOpening[opening] == host);
        if (isTheirs)
        {
            rows[id] = change.Status;
        }

        return Task.FromResult(isTheirs);
    }

    public Task<bool> AddAsync(string municipality, Opening opening, WorkItem toLookAt, CancellationToken cancellationToken)
    {
        if (!_hostOfOpening.TryAdd(opening.Id, opening.HostId))
        {
            return Task.FromResult(false);
        }

        _openings[opening.Id] = Status.Active;
        ToLookAt.Add(toLookAt);
        return Task.FromResult(true);
    }
}
