using Dapper;
using Matching.Core.Enrolments;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

internal sealed class PostgresEnrolments(NpgsqlDataSource store, TimeProvider clock) : IEnrolmentStore
{
    // What a placement is carried over from still runs when it is filed, and ends the day before: its days count on.
    // A row of files that names a scheme enrols; a yes to a place in one does too. Both once: a running file of the scheme takes it in.
    private const string Unfiled = """
        select y.id as youth_id, y.municipality_code as municipality, y.birth_date as born, y.target_group, n.programme, @today::date as on_date,
               null::uuid as placement, null::int as kind, null::date as started, null::uuid as file, 0 as days_before, false as carried_over
        from youth y cross join lateral unnest(y.programmes) n(programme)
        where not exists (select from enrolment e where e.youth_id = y.id and e.programme = n.programme)
        union all
        select y.id, y.municipality_code, y.birth_date, y.target_group, coalesce(p.programme, o.programme), p.since, p.id, p.kind::int,
               case when p.state = 5 then coalesce(p.start_date, p.since) end,
               (select e.id from enrolment e where e.youth_id = y.id and e.programme = coalesce(p.programme, o.programme) order by e.ended_on is null desc, e.enrolled_on desc limit 1),
               (select coalesce(sum(least(b.end_date, coalesce(p.start_date, p.since) - 1) - b.start_date + 1), 0)::int from placement b join opening bo on bo.id = b.opening_id
                where p.kind = 1 and b.kind = 1 and b.youth_id = p.youth_id and b.id <> p.id and b.start_date < coalesce(p.start_date, p.since)
                  and (b.state in (6, 8) and b.end_date < coalesce(p.start_date, p.since) or p.source = 'transfer' and b.opening_id = p.opening_id and b.state = 5)
                  and coalesce(nullif(bo.workplace_id, ''), bo.host_id) = coalesce(nullif(o.workplace_id, ''), o.host_id)),
               p.source = 'transfer'
        from placement p join youth y on y.id = p.youth_id join opening o on o.id = p.opening_id
        where p.state in (4, 5) and not exists (select from enrolment_event a where a.kind = 1 and a.subject = p.id::text)
        order by youth_id, programme, placement nulls first
        """;

    public async Task<EnrolmentFile?> FindAsync(EnrolmentId id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(
            new CommandDefinition($"{EnrolmentRow.Select}; {EventRow.Select}; {StepRow.Select}", new { Id = id.Value }, cancellationToken: cancellationToken));
        var row = await all.ReadSingleOrDefaultAsync<EnrolmentRow>();
        var events = await all.ReadAsync<EventRow>();
        var steps = await all.ReadAsync<StepRow>();
        return row?.ToFile(events, steps);
    }

    public async Task<IReadOnlyList<EnrolmentId>> FindUnwalkedAsync(DateOnly day, int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<Guid>(new CommandDefinition(
            "select id from enrolment where walked_on < @day order by walked_on, id limit @most", new { day, most }, cancellationToken: cancellationToken));
        return [.. ids.Select(id => new EnrolmentId(id))];
    }

    public async Task<IReadOnlyList<UnfiledPlace>> FindUnfiledAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var today = Core.Texts.SendingCalendar.LocalDate(clock.GetUtcNow());
        var rows = await connection.QueryAsync<UnfiledRow>(new CommandDefinition(Unfiled, new { today }, cancellationToken: cancellationToken));
        // One file at a time: the second place of a person finds the file that the first one made.
        return [.. rows.DistinctBy(row => (row.YouthId, row.Programme)).Select(row => row.ToPlace())];
    }

    public async Task<bool> SaveAsync(EnrolmentDecision decision, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            if (!await new EnrolmentWriting(connection, clock.GetUtcNow(), cancellationToken).WriteAsync(decision))
            {
                return false;
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "enrolment_one_running" or "enrolment_event_one_agreement" })
        {
            return false;
        }
    }

    private sealed class UnfiledRow
    {
        public string YouthId { get; init; } = "";
        public string Municipality { get; init; } = "";
        public DateOnly Born { get; init; }
        public string TargetGroup { get; init; } = "";
        public string Programme { get; init; } = "";
        public DateOnly OnDate { get; init; }
        public Guid? Placement { get; init; }
        public int? Kind { get; init; }
        public DateOnly? Started { get; init; }
        public Guid? File { get; init; }
        public int DaysBefore { get; init; }
        public bool CarriedOver { get; init; }

        public UnfiledPlace ToPlace() => new(
            YouthId, Municipality, Born, TargetGroup, Programme, OnDate, Placement, Kind is { } kind ? (Kind)kind : null, Started, File is { } file ? new(file) : null, DaysBefore) { IsCarriedOver = CarriedOver };
    }
}
