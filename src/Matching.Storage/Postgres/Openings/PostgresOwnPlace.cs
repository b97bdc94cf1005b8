using Dapper;
using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Engine.Time;
using Matching.Storage.Postgres.People;
using Npgsql;

namespace Matching.Storage.Postgres.Openings;

internal sealed class PostgresOwnPlace(NpgsqlDataSource store) : IOwnPlace
{
    /// <summary>The lowest free numbers until there are as many seats as places; surplus seats that nobody sits on go, the highest first.</summary>
    private const string FitSeats = """
        insert into seat (opening_id, number)
        select o.id, n.number from opening o
        cross join lateral (
            select candidate as number from generate_series(1, o.seats + (select count(*)::int from seat s where s.opening_id = o.id)) candidate
            where not exists (select from seat s where s.opening_id = o.id and s.number = candidate)
            order by candidate limit greatest(o.seats - o.seats_taken_elsewhere - (select count(*)::int from seat s where s.opening_id = o.id), 0)) n
        where o.id = any (@openings);
        delete from seat s using (
            select s.opening_id, s.number, row_number() over (partition by s.opening_id order by s.number desc) as place,
                   (select count(*) from seat a where a.opening_id = s.opening_id) - (select greatest(o.seats - o.seats_taken_elsewhere, 0) from opening o where o.id = s.opening_id) as surplus
            from seat s
            where s.opening_id = any (@openings)
              and not exists (select from seat_hold h where h.opening_id = s.opening_id and h.seat_number = s.number and h.released_at is null)) free
        where s.opening_id = free.opening_id and s.number = free.number and free.place <= free.surplus
        """;

    public async Task<WeeklyHours?> FindWeekAsync(string mentor, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select schedule from opening where host_id = @mentor and kind = 3 order by status, id limit 1", new { mentor }, cancellationToken: cancellationToken)) is { } week
            ? WeeklyHours.Parse(week)
            : null;
    }

    public async Task<IReadOnlyList<RoomIn>> FindRoomsAsync(string mentor, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<RoomIn>(new CommandDefinition("select programme, seats from opening where host_id = @mentor and kind = 3 and status <> 3", new { mentor }, cancellationToken: cancellationToken))];
    }

    public async Task SaveRoomAsync(string mentor, MentorRoom room, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var openings = (await connection.QueryAsync<string>(new CommandDefinition(
            """
            update opening set schedule = @Week, seats = @Room, meeting_forms = @Forms, languages = @Languages, hobbies = @Hobbies
            where host_id = @mentor and kind = 3 and status <> 3
            returning id
            """,
            new { mentor, Week = room.Week.ToString(), room.Room, Forms = room.MeetingForms.ToArray(), Languages = room.Languages.ToArray(), Hobbies = room.Hobbies.ToArray() },
            cancellationToken: cancellationToken))).ToArray();
        await connection.ExecuteAsync(new CommandDefinition(FitSeats, new { openings }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(OwnFields.MarkOpening, new { ids = openings, fields = OwnFields.Room }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition("update host set last_answer = @today where id = @mentor", new { mentor, today }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(OwnFields.MarkHost, new { ids = new[] { mentor }, fields = OwnFields.Answer }, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<bool> PauseAsync(string host, string? opening, StatusChange change, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var values = new { host, opening, Status = (short)change.Status, change.Reason, change.By, change.Since };
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isTheirs = await connection.ExecuteAsync(new CommandDefinition(
            opening is null
                ? "update host set status = @Status, status_reason = @Reason, status_by = @By, status_since = @Since where id = @host and status <> 3"
                : "update opening set status = @Status, status_reason = @Reason, status_by = @By, status_since = @Since where id = @opening and host_id = @host and status <> 3",
            values,
            cancellationToken: cancellationToken)) == 1;
        if (isTheirs)
        {
            var own = new { thing = opening is null ? "host" : "opening", ids = new[] { opening ?? host }, fields = OwnFields.Pause };
            var mark = opening is null ? OwnFields.MarkHost : OwnFields.MarkOpening;
            await connection.ExecuteAsync(new CommandDefinition(change.Status == Engine.Facts.Status.Paused ? mark : OwnFields.Unmark, own, cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
        return isTheirs;
    }

    public async Task<bool> AddAsync(string municipality, Opening opening, WorkItem toLookAt, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(new CommandDefinition(Insert, OpeningValues.Of(municipality, opening), cancellationToken: cancellationToken)) == 0)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(FitSeats, new { openings = new[] { opening.Id } }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(OwnFields.MarkOpening, new { ids = new[] { opening.Id }, fields = new[] { OwnFields.Whole } }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into work_item (id, municipality_code, kind, created_at, marker, note_da, note_en)
            values (@Id, @Municipality, @Kind, @CreatedAt, @Marker, @Da, @En)
            on conflict (marker) do nothing
            """,
            new { toLookAt.Id, toLookAt.Municipality, Kind = toLookAt.Kind.Code(), toLookAt.CreatedAt, toLookAt.Marker, Da = toLookAt.Note?.Da ?? "", En = toLookAt.Note?.En ?? "" },
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private const string Insert = """
        insert into opening (id, municipality_code, kind, programme, host_id, title, tasks, sector, postcode, seats, min_age, max_age, hours_per_week_min, hours_per_week_max,
                             schedule, start_date, end_date, languages, environment, requires, meeting_forms, communication, hobbies, paid, schedule_is_fixed, breaks, workplace_id,
                             seats_taken_elsewhere, purpose, leads_to, task_value, task_kinds, sms_task, trade, status, status_reason, status_by, status_since)
        values (@Id, @Municipality, @Kind, @Programme, @HostId, @Title, @Tasks, @Sector, @Postcode, @Seats, @MinAge, @MaxAge, @HoursMin, @HoursMax,
                @Schedule, @StartDate, @EndDate, @Languages, @Environment, 0, '{}', 0, '{}', @Paid, @IsFixed, '', '',
                0, '', 0, '', '{}', @SmsTask, @Trade, 1, '', '', null)
        on conflict (id) do nothing
        """;
}
