using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Openings;

/// <summary>What a mentor says of her own time: hours of the week, room for 0 to 6 young people, and where and how to meet.</summary>
public sealed record MentorRoom(WeeklyHours Week, int Room, IReadOnlyList<string> MeetingForms, IReadOnlyList<string> Languages, IReadOnlyList<string> Hobbies);

/// <summary>Keeps what hosts change on their own pages; each row is written only for the host that is signed in. What is said here is theirs: no import overwrites it, except that a file may pause or close.</summary>
public interface IOwnPlace
{
    /// <summary>The hours a mentor has said before; null = she has no opening.</summary>
    Task<WeeklyHours?> FindWeekAsync(string mentor, CancellationToken cancellationToken);

    /// <summary>The schemes of a mentor's openings that are not closed, and how many each has room for.</summary>
    Task<IReadOnlyList<RoomIn>> FindRoomsAsync(string mentor, CancellationToken cancellationToken);

    /// <summary>Room for fewer than sit there now takes away the free places only. The day counts as her last answer.</summary>
    Task SaveRoomAsync(string mentor, MentorRoom room, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Hosts of the caller, or one opening of theirs, are paused or take part again; false = it is not theirs, or closed for good.</summary>
    Task<bool> PauseAsync(string host, string? opening, StatusChange change, CancellationToken cancellationToken);

    /// <summary>A new opening with its places; false when one with its id is there, and then nothing is changed.</summary>
    Task<bool> AddAsync(string municipality, Opening opening, Offers.WorkItem toLookAt, CancellationToken cancellationToken);
}

/// <summary>How many a place of a scheme has room for.</summary>
public sealed record RoomIn(string Programme, int Seats);

/// <summary>Whether matching is switched off, why, by whom and since when.</summary>
public sealed record StatusChange(Status Status, string Reason, string By, DateOnly Since);
