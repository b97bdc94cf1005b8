using Matching.Core.Enrolments;
using Matching.Core.Nightly;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Storage.Postgres.Nightly;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

internal sealed class PostgresOwnPlaces(NpgsqlDataSource store) : IOwnPlaceDesk
{
    private const string Hers = $"""
        select * from ({PostgresBoard.Standing}) s (youth_id, opening_id, kind, state, since, start_date, end_date, hours_per_week, schedule, outside_title)
        where youth_id = @youth and state in (4, 5)
        """;

    public async Task<OwnPlaceReading?> ReadAsync(string youthId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var youths = await Table<Youth>.ReadAsync(
            connection, $"select {YouthTable.Youths.ColumnNames}, said_yes_too_late from youth where id = @youth", YouthTable.ReadWithOurs, cancellationToken, ("youth", youthId));
        if (youths is not [var her])
        {
            return null;
        }

        var running = await Table<KnownPlacement>.ReadAsync(connection, Hers, PairTables.ReadPlacement, cancellationToken, ("youth", youthId));
        var openings = await Table<OpeningRow>.ReadAsync(
            connection, $"select {OpeningTable.Openings.ColumnNames} from opening where id = any(@ids)", OpeningTable.Openings.Read!, cancellationToken,
            ("ids", running.Select(placement => placement.OpeningId).Where(id => id.Length > 0).ToArray()));
        var board = new Board
        {
            Area = [],
            Postcodes = [],
            Youths = [her],
            Hosts = [],
            Networks = [],
            Openings = [.. openings.Select(row => row.Opening)],
            Placements = running,
            History = [],
            SchoolCalendar = await PlaceTables.SchoolCalendar.ReadAllAsync(connection, cancellationToken),
        };
        return new(her, running, board);
    }
}
