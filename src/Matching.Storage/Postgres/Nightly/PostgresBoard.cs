using System.Data;
using Dapper;
using Matching.Core.Definitions;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Approvals;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Nightly;

/// <summary>Reads the board in one repeatable-read snapshot: whatever is decided meanwhile, the night sees all of it or nothing.</summary>
internal sealed class PostgresBoard(NpgsqlDataSource store) : IMatchingBoard
{
    // A placement that was cancelled (7) never was, and one that broke (8) has ended. Beside them stands what the product's own life adds:
    // open offers (2 approved, 3 offered) and undecided proposals (1 shown; 2 those that a person proposed, which no night moves). What files call shown counts until a night of ours has been
    // published: from then on our own proposals say it.
    internal const string Standing = """
        select youth_id, opening_id, kind, (case when state = 8 then 6 else state end)::smallint, since, start_date, end_date, hours_per_week, schedule, outside_title
        from placement where state <> 7 and (state <> 1 or not exists (select from night where state = 2))
        union all
        select o.youth_id, o.opening_id, o.kind, (case when o.state = 1 then 2 else 3 end)::smallint,
               (o.created_at at time zone 'Europe/Copenhagen')::date, null, null, null, '', ''
        from offer o where o.state in (1, 2, 3, 4)
        union all
        select p.youth_id, p.opening_id, p.kind, (case when p.proposed_by is null then 1 else 2 end)::smallint, (p.created_at at time zone 'Europe/Copenhagen')::date, null, null, null, '', ''
        from proposal p where p.state = 1
        order by 1, 2, 3, 5
        """;

    // An enrolment that ended, or one whose time has run out, shuts the scheme for her; a new enrolment opens it.
    private const string Shut = """
        select e.youth_id, e.programme from enrolment e
        where (e.ended_on is not null and not exists (select from enrolment r where r.youth_id = e.youth_id and r.programme = e.programme and r.ended_on is null))
           or (e.ended_on is null and exists (
               select from enrolment_step s where s.enrolment_id = e.id and s.what = 'return_to_ordinary_effort' and s.state in (2, 3, 4)))
        """;

    private const string Loaded = "select programme || ' ' || valid_from, json from programme_definition order by programme, valid_from";

    private const string LeftOut = "select coalesce((select left_out_unknown from import_run order by at desc, id desc limit 1), 0)";

    // A meeting that somebody has agreed to: it is not proposed again.
    private const string Met = """
        select youth_id, opening_id, (decided_at at time zone 'Europe/Copenhagen')::date from proposal where state = 2 and pair_state = 5 order by 1, 2, 3
        """;

    // Until as many have said yes as were asked for.
    private const string Ordered = """
        select opening_id, programme from host_order r
        where (select count(*) from offer o where o.opening_id = r.opening_id and o.state = 5 and o.created_at >= r.received_at) < r.posts
        group by 1, 2 order by 1, 2
        """;

    private const string Ranked = "select side, youth_id, opening_id, rank, closes_on from ranking order by 1, 2, 3";

    private const string Past = $"select {PairTables.HistoryColumns} from history order by 1, 2, 3, 4";

    public async Task<BoardReading> ReadAsync(CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stopping);
        var openings = await Table<(OpeningRow Row, long Version)>.ReadAsync(
            connection,
            $"select {OpeningTable.Openings.ColumnNames}, version from opening order by id",
            row => (OpeningTable.Openings.Read!(row), row.Long()),
            stopping);
        var board = await ReadBoardAsync(connection, [.. openings.Select(opening => opening.Row.Opening)], stopping);
        var holding = board.Placements.Where(HoldsSeat).CountBy(placement => placement.OpeningId).ToDictionary(StringComparer.Ordinal);
        var undecided = await connection.QueryAsync<Guid>(new CommandDefinition("select id from proposal where state = 1 and proposed_by is null", cancellationToken: stopping));
        return new(
            board,
            openings.ToDictionary(
                opening => opening.Row.Opening.Id,
                opening => new OpeningStand(opening.Version, holding.GetValueOrDefault(opening.Row.Opening.Id)),
                StringComparer.Ordinal),
            undecided.ToHashSet(),
            await connection.ExecuteScalarAsync<int>(new CommandDefinition(LeftOut, cancellationToken: stopping)));
    }

    private static async Task<Board> ReadBoardAsync(NpgsqlConnection connection, IReadOnlyList<Opening> openings, CancellationToken stopping)
    {
        var youths = await Table<Core.People.Youth>.ReadAsync(
            connection, $"select {YouthTable.Youths.ColumnNames}, said_yes_too_late from youth order by id", YouthTable.ReadWithOurs, stopping);
        var hosts = await HostTable.Hosts.ReadAllAsync(connection, stopping);
        var ruledOut = await ReasonRows.ReadAsync(connection, ReasonRows.All, null, stopping);
        return new()
        {
            Area = [.. youths.Select(youth => youth.Municipality).Concat(hosts.Select(host => host.Municipality)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Postcodes = await PlaceTables.Postcodes.ReadAllAsync(connection, stopping),
            Programmes = await LoadedAsync(connection, stopping),
            Youths = WithRuledOut(await WithShutAsync(connection, await Enrolments.RunningFiles.WithEnrolmentsAsync(connection, youths, stopping), stopping), ruledOut),
            Hosts = hosts,
            Networks = await PlaceTables.Networks.ReadAllAsync(connection, stopping),
            Openings = openings,
            Placements = await Table<KnownPlacement>.ReadAsync(connection, Standing, PairTables.ReadPlacement, stopping),
            History = await Table<HistoryEntry>.ReadAsync(connection, Past, PairTables.ReadHistory, stopping),
            Ranks = await Table<KnownRank>.ReadAsync(connection, Ranked, row => new((RankingSide)row.Code(), row.Text(), row.Text(), row.Integer()) { ClosesOn = row.DateOrNull() }, stopping),
            Policies = await Steering.PostgresVersions.ReadPoliciesAsync(connection, stopping),
            Resting = ReasonRows.Resting(ruledOut),
            SwitchedOff = await Steering.SwitchRows.ReadAsync(connection, stopping),
            Orders = await Table<KnownOrder>.ReadAsync(connection, Ordered, row => new(row.Text(), row.Text()), stopping),
            SchoolCalendar = await PlaceTables.SchoolCalendar.ReadAllAsync(connection, stopping),
            Meetings = await Table<KnownMeeting>.ReadAsync(connection, Met, row => new(row.Text(), row.Text(), row.Date()), stopping),
        };
    }

    private static async Task<ProgrammeBook> LoadedAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        var loaded = (await connection.QueryAsync<(string, string)>(new CommandDefinition(Loaded, cancellationToken: stopping))).ToList();
        return loaded.Count == 0 ? ProgrammeBook.Shipped : ProgrammeBook.Shipped.With(loaded).OrThrow();
    }

    private static async Task<IReadOnlyList<Core.People.Youth>> WithShutAsync(NpgsqlConnection connection, IReadOnlyList<Core.People.Youth> youths, CancellationToken stopping)
    {
        var pairs = await connection.QueryAsync<(string Youth, string Programme)>(new CommandDefinition(Shut, cancellationToken: stopping));
        var shut = pairs.ToLookup(pair => pair.Youth, pair => pair.Programme, StringComparer.Ordinal);
        return [.. youths.Select(youth => shut.Contains(youth.Id) ? youth with { ShutProgrammes = [.. shut[youth.Id].Order(StringComparer.Ordinal)] } : youth)];
    }

    // What consultants have ruled out for good stands beside what she herself has: a place she is not proposed for.
    private static IReadOnlyList<Core.People.Youth> WithRuledOut(IReadOnlyList<Core.People.Youth> youths, IEnumerable<ReasonRows.RuledOut> pairs)
    {
        var openings = pairs.Where(pair => pair.Until is null).ToLookup(pair => pair.YouthId, pair => pair.OpeningId, StringComparer.Ordinal);
        return [.. youths.Select(youth => openings.Contains(youth.Id) ? youth with { NotHosts = [.. youth.NotHosts.Union(openings[youth.Id], StringComparer.Ordinal)] } : youth)];
    }

    private static bool HoldsSeat(KnownPlacement placement) =>
        placement.OpeningId.Length > 0 && placement.State is PlacementState.Approved or PlacementState.Offered or PlacementState.Agreed or PlacementState.Running;
}
