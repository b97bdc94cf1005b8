using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Openings;

/// <summary>What came of a mentor's saying when she can. Only <see cref="Saved"/> has changed anything.</summary>
public enum GiveRoomOutcome
{
    Saved = 1,

    /// <summary>No hour was drawn: a pause is another form.</summary>
    NothingDrawn = 2,

    /// <summary>Room for fewer than 0 or more than <see cref="GiveRoom.Most"/>, or a word longer than a word of a file may be.</summary>
    OutOfRange = 3,
    NotFound = 4,

    /// <summary>Another number than before, which her scheme lets somebody else say.</summary>
    NotHers = 5,
}

/// <summary>A mentor says when she can, for how many, and how she likes to meet.</summary>
public sealed class GiveRoom(IOwnPlace places, IProgrammeShelf shelf, TimeProvider clock)
{
    /// <summary>Young people at once.</summary>
    public const int Most = 6;

    private const int LongestWord = 40;
    private const int MostWords = 20;

    /// <summary>The codes of files.</summary>
    public static IReadOnlyList<string> MeetingForms => Intake.Rows.FileCodes.MeetingForms;

    /// <summary>Languages that the page names; others come by files.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["da", "en", "de", "ar", "uk", "tr", "so", "pl", "ro", "fa"];

    public async Task<GiveRoomOutcome> HandleAsync(string mentor, WeekBits drawn, MentorRoom said, CancellationToken cancellationToken)
    {
        if (await places.FindWeekAsync(mentor, cancellationToken) is not { } before)
        {
            return GiveRoomOutcome.NotFound;
        }

        if (drawn.IsEmpty)
        {
            return GiveRoomOutcome.NothingDrawn;
        }

        var hobbies = said.Hobbies.Select(word => word.Trim().ToLowerInvariant()).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (said.Room is < 0 or > Most || hobbies.Count > MostWords || hobbies.Any(word => word.Length > LongestWord || word.Contains('|', StringComparison.Ordinal)))
        {
            return GiveRoomOutcome.OutOfRange;
        }

        if (!await MaySayAsync(mentor, said.Room, cancellationToken))
        {
            return GiveRoomOutcome.NotHers;
        }

        var room = said with
        {
            Week = DrawnWeek.Onto(before, drawn),
            Hobbies = hobbies,
            MeetingForms = [.. said.MeetingForms.Intersect(MeetingForms, StringComparer.Ordinal)],
            Languages = said.Languages.Intersect(Languages, StringComparer.Ordinal).ToList() is { Count: > 0 } spoken ? spoken : ["da"],
        };
        await places.SaveRoomAsync(mentor, room, clock.Today(), cancellationToken);
        return GiveRoomOutcome.Saved;
    }

    /// <summary>It is the number that stands, or each of her schemes lets a mentor say it.</summary>
    private async Task<bool> MaySayAsync(string mentor, int room, CancellationToken cancellationToken)
    {
        var rooms = await places.FindRoomsAsync(mentor, cancellationToken);
        var book = await shelf.ReadAsync(cancellationToken);
        return rooms.All(one => one.Seats == room || book.Find(one.Programme, clock.Today()) is not { } version || RoomRules.MaySet(version.Definition, Kind.Mentor, Role.Mentor));
    }
}
