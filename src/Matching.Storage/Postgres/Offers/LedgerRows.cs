using Dapper;
using Matching.Core.Approvals;
using Matching.Core.Messages;
using Matching.Core.Offers;
using Matching.Core.Placements;
using Matching.Core.Replies;
using Matching.Core.Texts;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Approvals;
using Npgsql;

namespace Matching.Storage.Postgres.Offers;

/// <summary>The rows of one decision, inside one open transaction. Claims come first, so that a second writer waits before it has done anything.</summary>
internal sealed partial class LedgerRows(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
{
    public async Task<SaveOutcome> WriteAsync(Decision decision)
    {
        if (decision.Received is { } received && !await ClaimAsync(received))
        {
            return SaveOutcome.Duplicate;
        }

        if (decision.Corrected is { } corrected && !await CorrectAsync(corrected))
        {
            return SaveOutcome.Lost;
        }

        if (!await UpdateAsync(decision))
        {
            return SaveOutcome.Lost;
        }

        if (decision.NewOffer is { Kind: Kind.Internship } internship && await SupportedBesideAsync(internship) != decision.SupportedSeen)
        {
            return SaveOutcome.Lost;
        }

        if (decision.NewOffer is { } offer && !await TakeSeatAsync(offer, decision.Seen))
        {
            return SaveOutcome.SeatTaken;
        }

        await FollowAsync(decision);
        return SaveOutcome.Saved;
    }

    /// <summary>Everything that was read before: false when anything of it has changed since.</summary>
    private async Task<bool> UpdateAsync(Decision decision)
    {
        if (decision.Proposal is { } proposal && !await UpdateAsync(proposal))
        {
            return false;
        }

        foreach (var backing in decision.Backings.OrderBy(one => one.Id.Value))
        {
            if (!await UpdateAsync(backing))
            {
                return false;
            }
        }

        foreach (var offer in decision.Offers.OrderBy(o => o.Id.Value))
        {
            if (!await UpdateAsync(offer))
            {
                return false;
            }
        }

        foreach (var placement in decision.Placements)
        {
            if (!await UpdateAsync(placement))
            {
                return false;
            }
        }

        foreach (var answer in decision.AnsweredFollowUps)
        {
            if (!await AnswerAsync(answer))
            {
                return false;
            }
        }

        foreach (var answer in decision.AnsweredInquiries)
        {
            if (!await AnswerAsync(answer))
            {
                return false;
            }
        }

        return decision.Text is not { } text || await UpdateAsync(text);
    }

    /// <summary>Everything that comes of it.</summary>
    private async Task FollowAsync(Decision decision)
    {
        if (decision is { RulesOutPair: true, Proposal: { } ruledOut })
        {
            await RuleOutAsync(ruledOut);
        }

        await EachAsync(decision.LawAnswers, answer => KeepAsync(decision.Proposal!, answer));
        await EachAsync(decision.NewBackings, InsertAsync);
        await EachAsync(decision.Offers.Where(offer => offer.State is OfferState.Declined or OfferState.Expired or OfferState.Withdrawn), LapseAsync);
        await EachAsync(decision.Consents, AgreeAsync);
        await EachAsync(decision.Called, CloseItemsAsync);
        await EachAsync(decision.RuledOut, RuleOutAsync);
        await EachAsync(decision.FreedSeats, FreeSeatAsync);
        await EachAsync(decision.Agreed, AgreeAsync);
        await EachAsync(decision.Past, RememberAsync);
        await StopOrStartAsync(decision);
        await EachAsync(decision.SaidYesTooLate, youth => RunAsync("update youth set said_yes_too_late = true where id = @youth", new { youth }));
        await EachAsync(decision.FollowUps, PutAsync);
        await EachAsync(decision.RemindedFollowUps, RemindAsync);
        await EachAsync(decision.Inquiries, PutAsync);
        await EachAsync(decision.Texts, AskForAsync);
        await EachAsync(decision.Work, ListAsync);
    }

    private async Task<bool> UpdateAsync(Proposal proposal) => await RunAsync(
        """
        update proposal set state = @State, decided_at = @DecidedAt, decided_by = @DecidedBy, reject_reason = nullif(@RejectReason, ''), version = version + 1
        where id = @Id and version = @Version
        """,
        new { Id = proposal.Id.Value, State = (short)proposal.State, proposal.DecidedAt, proposal.DecidedBy, proposal.RejectReason, proposal.Version }) == 1;

    private async Task<bool> UpdateAsync(Offer offer) => await RunAsync(
        """
        update offer set state = @State, sent_at = @SentAt, deadline_at = @DeadlineAt, reminded_at = @RemindedAt, clock_stopped_at = @ClockStoppedAt, yes_at = @YesAt,
            closed_at = @ClosedAt, close_reason = nullif(@CloseReason, ''), version = version + 1
        where id = @Id and version = @Version
        """,
        new
        {
            Id = offer.Id.Value,
            State = (short)offer.State,
            offer.SentAt,
            offer.DeadlineAt,
            offer.RemindedAt,
            offer.ClockStoppedAt,
            offer.YesAt,
            offer.ClosedAt,
            offer.CloseReason,
            offer.Version,
        }) == 1;

    private async Task<bool> UpdateAsync(Placement placement) => await RunAsync(
        "update placement set state = @Stage, since = @Since, version = version + 1 where id = @Id and version = @Version",
        new { Id = placement.Id.Value, Stage = (short)placement.Stage, placement.Since, placement.Version }) == 1;

    private async Task<bool> UpdateAsync(OutgoingText text) => await RunAsync(
        """
        update sms_message set state = @State, sending_at = @SendingAt, sent_at = @SentAt, supplier_id = nullif(@SupplierId, ''), supplier_status = nullif(@SupplierStatus, ''),
            error_code = nullif(@ErrorCode, ''), attempts = @Attempts, look_ups = @LookUps, not_before = @NotBefore,
            closed_at = case when @State >= 4 then @now else null end, version = version + 1
        where id = @Id and version = @Version
        """,
        new
        {
            Id = text.Id.Value,
            State = (short)text.State,
            text.SendingAt,
            text.SentAt,
            text.SupplierId,
            text.SupplierStatus,
            text.ErrorCode,
            text.Attempts,
            text.LookUps,
            text.NotBefore,
            text.Version,
            now,
        }) == 1;

    /// <summary>Locks the opening first, so that two approvals of different free seats each find their own.</summary>
    /// <summary>One approval at a time for a production unit: whoever waited counts what the other has saved.</summary>
    private async Task<int> SupportedBesideAsync(Offer offer)
    {
        var ids = new { opening = offer.OpeningId, youth = offer.YouthId };
        await RunAsync("select pg_advisory_xact_lock(hashtextextended('supported:' || coalesce(nullif(workplace_id, ''), host_id), 0)) from opening where id = @opening", ids);
        return await connection.ExecuteScalarAsync<int>(Command($"select count(*)::int from ({PostgresPairBoard.Supported}) s", ids));
    }

    private async Task<bool> TakeSeatAsync(Offer offer, string seen)
    {
        await RunAsync("select from opening where id = @OpeningId for update", new { offer.OpeningId });
        var seat = await connection.ExecuteScalarAsync<int?>(Command(
            """
            select s.number from seat s
            where s.opening_id = @OpeningId
              and not exists (select from seat_hold h where h.opening_id = s.opening_id and h.seat_number = s.number and h.released_at is null)
            order by s.number limit 1
            """,
            new { offer.OpeningId }));
        if (seat is null)
        {
            return false;
        }

        await InsertAsync(offer, seen);
        await RunAsync(
            "insert into seat_hold (id, municipality_code, opening_id, seat_number, offer_id, held_at) values (@Id, @Municipality, @OpeningId, @seat, @Offer, @now)",
            new { Id = Guid.CreateVersion7(now), offer.Municipality, offer.OpeningId, seat, Offer = offer.Id.Value, now });
        return true;
    }

    private Task<int> InsertAsync(Offer offer, string seen) => RunAsync(
        """
        insert into offer (id, municipality_code, proposal_id, youth_id, kind, opening_id, host_id, programme, code, state, contact_by, phone, language, text,
            approved_by, created_at, sent_at, deadline_at, seen, duty, answer_days, mentor_calls)
        values (@Id, @Municipality, @Proposal, @YouthId, @Kind, @OpeningId, @HostId, @Programme, @Code, @State, @ContactBy, @Phone, @Language, @Text,
            @ApprovedBy, @CreatedAt, @SentAt, @DeadlineAt, @seen::jsonb, @Duty, @AnswerDays, @MentorCalls)
        """,
        new
        {
            Id = offer.Id.Value,
            offer.Municipality,
            Proposal = offer.Proposal.Value,
            offer.YouthId,
            Kind = (short)offer.Kind,
            offer.OpeningId,
            offer.HostId,
            offer.Programme,
            Code = offer.Code.Value,
            State = (short)offer.State,
            ContactBy = (short)offer.ContactBy,
            Phone = offer.Phone?.E164,
            offer.Language,
            offer.Text,
            offer.ApprovedBy,
            offer.CreatedAt,
            offer.SentAt,
            offer.DeadlineAt,
            seen,
            Duty = (short)offer.Duty,
            AnswerDays = (short)offer.AnswerDays,
            offer.MentorCalls,
        });

    // What was ruled out for good stays so; what only rested gets the newest word.
    private const string UnlessForGood = $"""
         on conflict (youth_id, opening_id) do update
         set proposal_id = excluded.proposal_id, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at
         where exists (select from reject_reason r where r.code = never_pair.reason and r.consequence = '{Approvals.ReasonRows.Pause}')
        """;

    private Task<int> RuleOutAsync(Proposal proposal) => RunAsync(
        """
        insert into never_pair (youth_id, opening_id, municipality_code, proposal_id, reason, decided_by, decided_at)
        values (@YouthId, @OpeningId, @Municipality, @Id, @RejectReason, @DecidedBy, @DecidedAt)
        """ + UnlessForGood,
        new { proposal.YouthId, proposal.OpeningId, proposal.Municipality, Id = proposal.Id.Value, proposal.RejectReason, proposal.DecidedBy, proposal.DecidedAt });

    private async Task FreeSeatAsync(OfferId offer)
    {
        var freed = await RunAsync("update seat_hold set released_at = @now where offer_id = @Id and released_at is null", new { Id = offer.Value, now });
        if (freed > 0)
        {
            await RaiseAsync(MessageKinds.SeatFreed, offer.ToString(), now);
        }
    }

    private Task<int> RememberAsync(PastPair past) => RunAsync(
        """
        insert into history (municipality_code, youth_id, opening_id, outcome, on_date, whole_host, source)
        values (@Municipality, @YouthId, @OpeningId, @Outcome, @Date, @WholeHost, @Source)
        on conflict (youth_id, opening_id, outcome, on_date) do nothing
        """,
        new { past.Municipality, past.Entry.YouthId, past.Entry.OpeningId, Outcome = (short)past.Entry.Outcome, past.Entry.Date, past.Entry.WholeHost, Source = $"offer:{past.Offer}" });

    private Task<int> RaiseAsync(string kind, string subject, DateTimeOffset notBefore) => Messages.OutboxRows.AddAsync(connection, kind, subject, notBefore, now, cancellationToken);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static async Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> write)
    {
        foreach (var one in all)
        {
            await write(one);
        }
    }

    private Task<int> RunAsync(string sql, object values) => connection.ExecuteAsync(Command(sql, values));

    private CommandDefinition Command(string sql, object values) => new(sql, values, cancellationToken: cancellationToken);
}
