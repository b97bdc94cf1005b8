using System.Globalization;
using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// Where a scheme lets a host take only so many in each week, month or year, how many seats each of its openings may have tonight: what is taken
/// stays, and what is left goes to the host's openings of the same time in the order of their ids. An opening without a start is of tonight's.
/// Where a scheme holds places to so many at once, none has more, and what is taken stays.
/// </summary>
/// <remarks>Source: programmes §1.4 seatsPerHost, room. Weeks are ISO weeks.</remarks>
internal sealed class HostRooms
{
    private readonly Dictionary<string, int> _seats = new(StringComparer.Ordinal);

    public HostRooms(Board board, DateOnly night, Func<Opening, SeatsPerHost?> limitOf, Func<Opening, int?> roomOf)
    {
        var taken = board.Placements
            .Where(placement => placement.OpeningId.Length > 0 && placement.State is not (PlacementState.Shown or PlacementState.Ended))
            .CountBy(placement => placement.OpeningId, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var limited =
            from opening in board.Openings
            let limit = limitOf(opening)
            where limit is not null
            group opening by (opening.HostId, Time: TimeOf(opening.StartDate ?? night, limit.Per), limit.N);
        foreach (var together in limited)
        {
            Share([.. together.OrderBy(opening => opening.Id, StringComparer.Ordinal)], together.Key.N, taken);
        }

        foreach (var opening in board.Openings)
        {
            if (roomOf(opening) is { } most && most < SeatsOf(opening))
            {
                _seats[opening.Id] = Math.Min(SeatsOf(opening), Math.Max(most, taken.GetValueOrDefault(opening.Id) + opening.SeatsTakenElsewhere));
            }
        }
    }

    /// <summary>Its own seats where nothing limits them.</summary>
    public int SeatsOf(Opening opening) => _seats.GetValueOrDefault(opening.Id, opening.Seats);

    private void Share(List<Opening> openings, int most, Dictionary<string, int> taken)
    {
        var left = most - openings.Sum(opening => taken.GetValueOrDefault(opening.Id) + opening.SeatsTakenElsewhere);
        foreach (var opening in openings)
        {
            var held = taken.GetValueOrDefault(opening.Id) + opening.SeatsTakenElsewhere;
            var free = Math.Clamp(opening.Seats - held, 0, Math.Max(0, left));
            _seats[opening.Id] = Math.Min(opening.Seats, held + free);
            left -= free;
        }
    }

    private static int TimeOf(DateOnly day, SeatsPer per) => per switch
    {
        SeatsPer.Week => ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)) * 100 + ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)),
        SeatsPer.Month => day.Year * 100 + day.Month,
        _ => day.Year,
    };
}
