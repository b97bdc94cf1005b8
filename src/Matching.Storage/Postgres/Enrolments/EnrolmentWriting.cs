using Dapper;
using Matching.Core.Enrolments;
using Matching.Core.Messages;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

/// <summary>The rows of one decision about an enrolment, inside one open transaction. The enrolment's own row comes first and holds others off.</summary>
internal sealed class EnrolmentWriting(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
{
    public async Task<bool> WriteAsync(EnrolmentDecision decision)
    {
        if (!await ArePlacesAsCountedAsync(decision) || await ClaimAsync(decision) != 1)
        {
            return false;
        }

        foreach (var happened in decision.File.Events)
        {
            await AddAsync(decision.File, happened);
        }

        foreach (var step in decision.Steps)
        {
            await KeepAsync(decision.File, step);
        }

        if (decision.OwnPlacement is { } own)
        {
            await RunAsync(
                """
                insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, start_date, end_date, schedule, outside_title, source)
                values (@Id, @Municipality, @YouthId, null, @Kind, 4, @WalkedOn, @From, @To, @Week, @Host, 'own')
                """,
                new { Id = own.Id.Value, decision.File.Municipality, decision.File.YouthId, Kind = (short)own.Kind, decision.WalkedOn, own.Place.From, own.Place.To, Week = own.Place.Week.ToString(), own.Place.Host });
        }

        foreach (var placement in decision.Placements)
        {
            await ChangeAsync(placement);
        }

        foreach (var hours in decision.Hours)
        {
            await RunAsync("update placement set hours_per_week = @Hours, version = version + 1 where id = @Placement", hours);
        }

        foreach (var transfer in decision.Transfers)
        {
            await RunAsync(
                """
                insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, start_date, hours_per_week, schedule, outside_title, source, programme)
                select @Id, municipality_code, youth_id, opening_id, kind, 5, @From, @From, hours_per_week, schedule, outside_title, 'transfer', @Programme from placement where id = @Placement
                """,
                new { Id = Guid.CreateVersion7(now), transfer.Placement, transfer.Programme, transfer.From });
        }

        foreach (var placement in decision.SameHostAfter)
        {
            await RunAsync(
                """
                update youth y set wished_hosts = array_prepend(o.host_id, array_remove(y.wished_hosts, o.host_id))
                from placement p join opening o on o.id = p.opening_id where p.id = @placement and y.id = p.youth_id
                """,
                new { placement });
        }

        // A file that says nothing of gates holds them all for passed, and goes on doing so.
        foreach (var gate in decision.GatesPassed)
        {
            await RunAsync("update youth set gates_passed = array_append(gates_passed, @gate) where id = @YouthId and not @gate = any(gates_passed)", new { gate, decision.File.YouthId });
        }

        return true;
    }

    // Places are counted by one at a time: whoever was let in meanwhile is counted too.
    private async Task<bool> ArePlacesAsCountedAsync(EnrolmentDecision decision)
    {
        if (decision.EnrolledSoFar is not { } counted)
        {
            return true;
        }

        await RunAsync("select pg_advisory_xact_lock(hashtextextended('enrolment ' || @Programme, 0))", new { decision.File.Programme });
        return counted == await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*)::int from enrolment where programme = @Programme", new { decision.File.Programme }, cancellationToken: cancellationToken));
    }

    private Task<int> ClaimAsync(EnrolmentDecision decision)
    {
        var file = decision.File;
        var values = new
        {
            Id = file.Id.Value, file.Municipality, file.YouthId, file.Programme, file.Mark, file.EnrolledOn, file.Source, file.EndedOn, decision.WalkedOn, file.Version, file.Grade,
        };
        return file.Version == 0
            ? RunAsync(
                """
                insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, ended_on, walked_on, grade)
                values (@Id, @Municipality, @YouthId, @Programme, @Mark, @EnrolledOn, @Source, @EndedOn, @WalkedOn, @Grade)
                """,
                values)
            : RunAsync("update enrolment set ended_on = @EndedOn, walked_on = @WalkedOn, version = version + 1 where id = @Id and version = @Version", values);
    }

    private Task<int> AddAsync(EnrolmentFile file, EnrolmentEvent happened) => RunAsync(
        """
        insert into enrolment_event (id, enrolment_id, kind, on_date, at, by_whom, subject, word, role, reason, next_step, note, second_person)
        values (@Id, @File, @Kind, @On, @At, @By, @Subject, @Word, @Role, @Reason, @Next, @Note, @SecondPerson)
        on conflict (id) do nothing
        """,
        new
        {
            happened.Id,
            File = file.Id.Value,
            Kind = (short)happened.Kind,
            happened.On,
            happened.At,
            happened.By,
            happened.Subject,
            happened.Word,
            Role = (short?)happened.Role,
            Reason = (short?)happened.Reason,
            Next = (short?)happened.Next,
            happened.Note,
            happened.SecondPerson,
        });

    private Task<int> KeepAsync(EnrolmentFile file, KeptStep kept) => RunAsync(
        """
        insert into enrolment_step (enrolment_id, key, kind, what, who, due, remind, desk, placement, state, desk_of)
        values (@File, @Key, @Kind, @What, @Who, @Due, @Remind, @Desk, @Placement, @State, @DeskOf)
        on conflict (enrolment_id, key) do update set kind = excluded.kind, what = excluded.what, who = excluded.who, due = excluded.due, remind = excluded.remind,
            desk = excluded.desk, placement = excluded.placement, state = excluded.state, desk_of = excluded.desk_of
        """,
        new
        {
            File = file.Id.Value,
            kept.Step.Key,
            Kind = (short)kept.Step.Kind,
            kept.Step.What,
            Who = kept.Step.Who.Select(role => (short)role).ToArray(),
            kept.Step.Due,
            kept.Step.Remind,
            kept.Step.Desk,
            kept.Step.Placement,
            State = (short)kept.State,
            DeskOf = (short)kept.DeskOf,
        });

    /// <summary>A placement that ends frees its seat, and the nights to come know how the pair ended.</summary>
    private async Task ChangeAsync(PlacementChange change)
    {
        var values = new { Id = change.Placement, Stage = (short)change.Stage, change.On, Outcome = (short?)change.Outcome, change.WholeHost, now };
        if (change.Outcome is null)
        {
            await RunAsync("update placement set state = @Stage, since = @On, start_date = @On, version = version + 1 where id = @Id", values);
            return;
        }

        await RunAsync("update placement set state = @Stage, since = @On, end_date = @On, version = version + 1 where id = @Id", values);
        await RunAsync(
            """
            insert into history (municipality_code, youth_id, opening_id, outcome, on_date, whole_host, source)
            select municipality_code, youth_id, opening_id, @Outcome, @On, @WholeHost, 'enrolment' from placement where id = @Id and opening_id is not null
            on conflict (youth_id, opening_id, outcome, on_date) do nothing
            """,
            values);
        var offers = await connection.QueryAsync<Guid>(new CommandDefinition(
            "update seat_hold set released_at = @now where placement_id = @Id and released_at is null and offer_id is not null returning offer_id", values, cancellationToken: cancellationToken));
        await RunAsync("update seat_hold set released_at = @now where placement_id = @Id and released_at is null", values);
        foreach (var offer in offers)
        {
            await Messages.OutboxRows.AddAsync(connection, MessageKinds.SeatFreed, offer.ToString(), now, now, cancellationToken);
        }
    }

    private Task<int> RunAsync(string sql, object values) => connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
}
