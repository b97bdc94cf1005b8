using System.Data;
using Dapper;
using Matching.Core.Approvals;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules.Internships;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Storage.Postgres.Nightly;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Approvals;

/// <summary>Reads what belongs to one pair, by the same columns and the same standing pairs as the night's board, in one snapshot.</summary>
internal sealed class PostgresPairBoard(NpgsqlDataSource store, IProgrammeShelf shelf, TimeProvider clock) : IPairBoard
{
    private const string Hers = $"""
        select * from ({PostgresBoard.Standing}) s (youth_id, opening_id, kind, state, since, start_date, end_date, hours_per_week, schedule, outside_title)
        where youth_id = @youth and not (opening_id is not distinct from @opening and state in (1, 2, 3))
        """;

    // Running ones are in what the host has stated; open offers and agreed ones are not yet.
    internal const string Supported = """
        with here as (select coalesce(nullif(workplace_id, ''), host_id) as unit from opening where id = @opening and kind = 1),
             places as (select o.* from opening o, here where coalesce(nullif(o.workplace_id, ''), o.host_id) = here.unit and o.kind = 1)
        select coalesce(p.start_date, o.start_date, p.since) as from_day, coalesce(p.end_date, o.end_date) as to_day, coalesce(p.hours_per_week, o.hours_per_week_min) as hours
        from placement p join places o on o.id = p.opening_id where p.state = 4
        union all
        select coalesce(o.start_date, (f.created_at at time zone 'Europe/Copenhagen')::date), o.end_date, o.hours_per_week_min
        from offer f join places o on o.id = f.opening_id where f.state in (1, 2, 3, 4) and not (f.youth_id = @youth and f.opening_id = @opening)
        """;

    private const string Overrides = """
        select l.rule, l.corrected_count from law_override l join proposal p on p.id = l.proposal_id
        where p.youth_id = @youth and p.opening_id = @opening and p.state in (1, 2) and l.confirmed_at is not null
        """;

    // Interns of the last year at the production unit, unless one of them went on to paid hours.
    private const string Unpaid = """
        with here as (select coalesce(nullif(workplace_id, ''), host_id) as unit from opening where id = @opening and kind = 1),
             ended as (select p.id from placement p join opening o on o.id = p.opening_id, here
                       where p.kind = 1 and p.state in (6, 8) and p.end_date > @since and coalesce(nullif(o.workplace_id, ''), o.host_id) = here.unit)
        select case when exists (select from enrolment_event e join ended on e.subject = ended.id::text
                                 where e.kind = 4 and e.word in ('ordinary_job', 'part_time_job', 'spare_time_job', 'small_job', 'on_call_job', 'apprenticeship', 'wage_subsidy', 'paid_hours'))
                    then 0 else (select count(*)::int from ended) end
        """;

    public async Task<PairReading?> ReadAsync(string youthId, string openingId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var ids = new { youth = youthId, opening = openingId };
        var placements = await Table<KnownPlacement>.ReadAsync(connection, Hers, PairTables.ReadPlacement, cancellationToken, ("youth", youthId), ("opening", openingId));
        var history = await Table<HistoryEntry>.ReadAsync(
            connection, $"select {PairTables.HistoryColumns} from history where youth_id = @youth order by 1, 2, 3, 4", PairTables.ReadHistory, cancellationToken, ("youth", youthId));
        string[] wanted = [openingId, .. placements.Select(placement => placement.OpeningId).Concat(history.Select(entry => entry.OpeningId)).Where(id => id.Length > 0)];
        var openings = await Table<OpeningRow>.ReadAsync(
            connection, $"select {OpeningTable.Openings.ColumnNames} from opening where id = any(@ids)", OpeningTable.Openings.Read!, cancellationToken, ("ids", wanted));
        var youths = await Table<Youth>.ReadAsync(
            connection, $"select {YouthTable.Youths.ColumnNames}, said_yes_too_late from youth where id = @youth", YouthTable.ReadWithOurs, cancellationToken, ("youth", youthId));
        youths = [.. await Enrolments.RunningFiles.WithEnrolmentsAsync(connection, youths, cancellationToken)];
        if (youths is not [var her] || openings.All(row => row.Opening.Id != openingId))
        {
            return null;
        }

        var ruledOut = await ReasonRows.ReadAsync(connection, ReasonRows.OfYouth, ids, cancellationToken);
        var overrides = (await connection.QueryAsync<(string Rule, int? Count)>(new CommandDefinition(Overrides, ids, cancellationToken: cancellationToken))).ToList();
        var supported = await connection.QueryAsync<(DateOnly From, DateOnly? To, int Hours)>(new CommandDefinition(Supported, ids, cancellationToken: cancellationToken));
        var hosts = await Table<Core.Openings.Host>.ReadAsync(
            connection, $"select {HostTable.Hosts.ColumnNames} from host where id = any(@ids)", HostTable.Hosts.Read!, cancellationToken, ("ids", openings.Select(row => row.Opening.HostId).Distinct(StringComparer.Ordinal).ToArray()));

        // Only their own places and municipalities: a region has a thousand, and this is asked for each offer.
        string[] codes = [her.Postcode, .. hosts.Select(host => host.Postcode), .. openings.Select(row => row.Opening.Postcode)];
        return new(
            new()
            {
                Area = [.. hosts.Select(host => host.Municipality).Append(her.Municipality).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Postcodes = await Table<Postcode>.ReadAsync(
                    connection, $"select {PlaceTables.Postcodes.ColumnNames} from postcode where code = any(@codes) order by code", PlaceTables.Postcodes.Read!, cancellationToken, ("codes", codes)),
                Programmes = await shelf.ReadAsync(cancellationToken),
                Youths = [her with { NotHosts = [.. her.NotHosts.Union(ruledOut.Where(pair => pair.Until is null).Select(pair => pair.OpeningId), StringComparer.Ordinal)] }],
                Hosts = hosts,
                Networks = await PlaceTables.Networks.ReadAllAsync(connection, cancellationToken),
                Openings = [.. openings.Select(row => row.Opening)],
                Placements = placements,
                History = history,
                Policies = await Steering.PostgresVersions.ReadPoliciesAsync(connection, cancellationToken),
                Resting = ReasonRows.Resting(ruledOut),
                SchoolCalendar = await PlaceTables.SchoolCalendar.ReadAllAsync(connection, cancellationToken),
                SwitchedOff = await Steering.SwitchRows.ReadAsync(connection, cancellationToken),
            },
            [.. supported.Select(row => new SupportedPerson(row.From, row.To, row.Hours))])
        {
            InternsWithoutPay = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Unpaid, new { opening = openingId, since = Core.Clock.Copenhagen.DateAt(clock.GetUtcNow()).AddYears(-1) }, cancellationToken: cancellationToken)),
            CorrectedCount = overrides.Select(row => row.Count).FirstOrDefault(count => count is not null),
            Overridden = overrides.Select(row => row.Rule).ToHashSet(StringComparer.Ordinal),
        };
    }
}
