using Dapper;
using Matching.Core.Backings;
using Matching.Core.Clock;
using Matching.Core.Messages;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Core.Texts.Failures;
using Matching.Core.Texts.Limits;
using Matching.Core.Texts.Templates;
using Matching.Storage.Postgres.Messages;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

internal sealed class PostgresTexts(NpgsqlDataSource store, IOfferStore offers, TimeProvider clock) : ITextStore, IWaitingTexts
{
    private static readonly string[] Opening = [.. SendingDecisions.OpeningTemplates];
    private static readonly string[] Offers = ["T2", "T3", "T4"];
    private static readonly string[] Questions = [.. GuardianTexts.QuestionTemplates];

    public async Task<TextCase?> FindAsync(TextId id, CancellationToken cancellationToken)
    {
        Row? row;
        await using (var connection = await store.OpenConnectionAsync(cancellationToken))
        {
            row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Row.Select, new { Id = id.Value, Opening, Offers, Questions, Today = clock.Today() }, cancellationToken: cancellationToken));
        }

        if (row is null)
        {
            return null;
        }

        var offer = row.OfferId is { } offerId ? await offers.FindAsync(new(offerId), cancellationToken) : null;
        return new(row.ToText(), offer, row.Stopped, row.GreetingUnderWay, row.ToPace())
        {
            Held = row.Held,
            SwitchedOff = row.SwitchedOff,
            QuestionIsOver = row.QuestionIsOver,
            Limits = Opening.Contains(row.Template) ? await LimitsAsync(row.MunicipalityCode, offer?.Offer.Programme ?? "", cancellationToken) : [],
            FollowUp = row.QuestionId is { } followUp ? await FindFollowUpAsync(followUp, cancellationToken) : null,
        };
    }

    private async Task<Core.FollowUps.Question?> FindFollowUpAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<FollowUps.QuestionRow>(new CommandDefinition($"select {FollowUps.QuestionRow.Columns} from follow_up_question q where q.id = @id", new { id }, cancellationToken: cancellationToken));
        return row?.ToQuestion();
    }

    public async Task<Addressee?> FindAddresseeAsync(string municipality, string youth, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<AddresseeRow>(new CommandDefinition(AddresseeRow.Select, new { youth, municipality, today = clock.Today() }, cancellationToken: cancellationToken));
        return row?.ToAddressee();
    }

    public async Task<bool> IsWrittenAsync(string marker, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select exists (select from sms_message where marker = @marker)", new { marker }, cancellationToken: cancellationToken));
    }

    public async Task<TextId?> FindBySupplierAsync(string supplierId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var id = await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(
            "select id from sms_message where supplier_id = @supplierId and direction = 1", new { supplierId }, cancellationToken: cancellationToken));
        return id is { } found ? new TextId(found) : null;
    }

    public async Task<bool> KeepReportAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var kept = await connection.ExecuteAsync(new CommandDefinition(
            "insert into sms_report (supplier_id, status, error_code, at) values (@SupplierId, @Status, @ErrorCode, @At) on conflict do nothing", report, cancellationToken: cancellationToken));
        if (kept == 1)
        {
            await OutboxRows.AddAsync(connection, MessageKinds.DeliveryReported, report.SupplierId, report.At, report.At, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return kept == 1;
    }

    public async Task<IReadOnlyList<DeliveryReport>> ReportsAsync(string supplierId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<ReportRow>(new CommandDefinition(
            "select supplier_id, status, error_code, at from sms_report where supplier_id = @supplierId order by at, status", new { supplierId }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DeliveryReport(row.SupplierId, row.Status, row.ErrorCode, row.At))];
    }

    /// <summary>A new message for each text, due now. The one that waits in the queue finds the text sent and does nothing.</summary>
    public async Task<int> LiftAsync(DateTimeOffset exemptUntil, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var lifted = (await connection.QueryAsync<Guid>(new CommandDefinition(
            "update sms_message set exempt_until = @exemptUntil, version = version + 1 where direction = 1 and state = 1 returning id", new { exemptUntil }, cancellationToken: cancellationToken))).Order().ToList();
        foreach (var id in lifted)
        {
            await OutboxRows.AddAsync(connection, MessageKinds.TextRequested, id.ToString(), now, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return lifted.Count;
    }

    public async Task<IReadOnlyList<UnsentText>> FindUnsentOffersAsync(DateTimeOffset askedBefore, int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var unsent = await connection.QueryAsync<(Guid Id, DateTimeOffset AskedAt)>(new CommandDefinition(
            """
            select t.id, t.created_at from sms_message t
            where t.direction = 1 and t.state in (1, 2) and t.template in ('T2', 'T3', 'T4') and t.created_at <= @askedBefore
              and not exists (select from work_item w where w.message_id = t.id and w.kind = 'text_stuck')
            order by t.created_at, t.id limit @most
            """,
            new { askedBefore, most },
            cancellationToken: cancellationToken));
        return [.. unsent.Select(text => new UnsentText(new(text.Id), text.AskedAt))];
    }

    private async Task<IReadOnlyList<LimitUse>> LimitsAsync(string municipality, string programme, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Programme, string Per, int Most, int Used)>(new CommandDefinition(
            PostgresLimits.Uses,
            new
            {
                municipality,
                programme,
                day = Copenhagen.InstantOf(today, TimeOnly.MinValue),
                month = Copenhagen.InstantOf(Spending.FirstDay(SpendingPeriod.Month, today), TimeOnly.MinValue),
            },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new LimitUse(row.Programme, PostgresLimits.PerOf(row.Per), row.Most, row.Used))];
    }

    private sealed class ReportRow
    {
        public string SupplierId { get; init; } = "";
        public string Status { get; init; } = "";
        public string ErrorCode { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }

    private sealed class Row
    {
        public const string Select = """
            select t.id, t.municipality_code, t.phone, t.youth_id, t.offer_id, t.question_id, t.template, t.body, t.segments, t.marker, t.created_at, t.not_before, t.exempt_until, t.look_first_since,
                t.state, t.sending_at, t.sent_at, t.supplier_id, t.supplier_status, t.error_code, t.attempts, t.look_ups, t.version,
                exists (select from phone_silent s where s.phone = t.phone) or exists (select from youth y where y.phone = t.phone and y.sms_stopped) as stopped,
                t.marker <> 'T1:' || t.phone and exists (select from sms_message g where g.marker = 'T1:' || t.phone and g.state in (1, 2)) as greeting_under_way,
                exists (select from work_item w join sms_message i on i.id = w.message_id where i.phone = t.phone and w.kind = 'perhaps_stop' and w.done_at is null) as held,
                exists (select from switched_off w
                        where w.municipality_code = t.municipality_code and w.what = 'texts' and w.ended_at is null and (w.until is null or w.until >= @Today)
                          and (w.part = 'municipality'
                            or w.part = 'area' and w.value = (select y.postcode from youth y where y.id = t.youth_id)
                            or w.part = 'programme' and w.value = (select f.programme from offer f where f.id = t.offer_id)
                            or w.part = 'host' and w.value = (select p.host_id from offer f join opening p on p.id = f.opening_id where f.id = t.offer_id))) as switched_off,
                t.template = any(@Questions) and exists (select from backing b where b.id::text = split_part(t.marker, ':', 2) and b.state <> 2)
                    or exists (select from inquiry i where i.marker = t.marker and i.closed_at is not null) as question_is_over,
                array(select coalesce(o.sent_at, o.sending_at) from sms_message o
                      where o.youth_id = t.youth_id and o.direction = 1 and o.template = any(@Opening) and o.state in (2, 3, 4) and o.id <> t.id
                      order by 1 desc limit 50) as opened_at,
                (select max(coalesce(o.sent_at, o.sending_at)) from sms_message o
                 where o.youth_id = t.youth_id and o.direction = 1 and o.template = any(@Offers) and o.state in (2, 3, 4) and o.id <> t.id) as last_offer_at,
                exists (select from sms_message o
                        where o.youth_id = t.youth_id and o.direction = 1 and o.template = any(@Offers) and o.state in (1, 2) and o.id < t.id) as offer_under_way
            from sms_message t
            where t.id = @Id and t.direction = 1
            """;

        public Guid Id { get; init; }
        public string MunicipalityCode { get; init; } = "";
        public string Phone { get; init; } = "";
        public string? YouthId { get; init; }
        public Guid? OfferId { get; init; }
        public Guid? QuestionId { get; init; }
        public string Template { get; init; } = "";
        public string Body { get; init; } = "";
        public int Segments { get; init; }
        public string Marker { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? NotBefore { get; init; }
        public DateTimeOffset? ExemptUntil { get; init; }
        public DateTimeOffset? LookFirstSince { get; init; }
        public TextState State { get; init; }
        public DateTimeOffset? SendingAt { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public string? SupplierId { get; init; }
        public string? SupplierStatus { get; init; }
        public string? ErrorCode { get; init; }
        public int Attempts { get; init; }
        public int LookUps { get; init; }
        public int Version { get; init; }
        public bool Stopped { get; init; }
        public bool GreetingUnderWay { get; init; }
        public bool Held { get; init; }
        public bool SwitchedOff { get; init; }
        public bool QuestionIsOver { get; init; }

        public DateTime[] OpenedAt { get; init; } = [];
        public DateTimeOffset? LastOfferAt { get; init; }
        public bool OfferUnderWay { get; init; }

        public TextPace ToPace() => new([.. OpenedAt.Select(at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)))], LastOfferAt, OfferUnderWay);

        public OutgoingText ToText() => new OutgoingText
        {
            Id = new(Id),
            Municipality = MunicipalityCode,
            Phone = PhoneNumber.Parse(Phone),
            YouthId = YouthId ?? "",
            Offer = OfferId is { } offer ? new OfferId(offer) : null,
            FollowUp = QuestionId,
            Template = Template,
            Body = Body,
            Segments = Segments,
            Marker = Marker,
            CreatedAt = CreatedAt,
            NotBefore = NotBefore,
            ExemptUntil = ExemptUntil,
            LookFirstSince = LookFirstSince,
            Version = Version,
        }.As(State, new(SendingAt, SentAt, SupplierId ?? "", SupplierStatus ?? "", ErrorCode ?? "", Attempts, LookUps));
    }
}
