using Matching.Core.Availability;
using Matching.Core.Openings;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Nightly;

/// <summary>
/// Reads the board, and looks at every opening's availability as it was at the same moment: a seat that somebody holds without being on the
/// board is not free. What was remembered counts only with the version that the board saw, so the answer is the same with no memory at all.
/// </summary>
public sealed partial class ReadBoard(IMatchingBoard board, FindAvailability availability, ILogger<ReadBoard> logger)
{
    public async Task<BoardReading> HandleAsync(CancellationToken stopping)
    {
        var reading = await board.ReadAsync(stopping);
        var versions = reading.Openings.ToDictionary(opening => opening.Key, opening => opening.Value.Version, StringComparer.Ordinal);
        var answer = await availability.HandleAsync(versions, stopping);
        return reading with { Board = reading.Board with { Openings = [.. reading.Board.Openings.Select(opening => WithHolds(opening, reading, answer))] } };
    }

    private Opening WithHolds(Opening opening, BoardReading reading, AvailabilityAnswer answer)
    {
        var stand = reading.Openings[opening.Id];
        if (!answer.Openings.TryGetValue(opening.Id, out var now) || now.Availability.Version != stand.Version || now.Availability.Holds <= stand.Holding)
        {
            return opening;
        }

        Log.HeldUnseen(logger, opening.Id, now.Availability.Holds - stand.Holding);
        return opening with { SeatsTakenElsewhere = opening.SeatsTakenElsewhere + now.Availability.Holds - stand.Holding };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Opening {Opening} has {Seats} seats held by nobody on the board; the night does not give them away")]
        public static partial void HeldUnseen(ILogger logger, string opening, int seats);
    }
}
