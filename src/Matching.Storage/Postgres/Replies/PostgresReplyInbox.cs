using Dapper;
using Matching.Core.Clock;
using Matching.Core.FollowUps;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Replies;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Backings;
using Matching.Storage.Postgres.FollowUps;
using Matching.Storage.Postgres.Offers;
using Npgsql;

namespace Matching.Storage.Postgres.Replies;

internal sealed class PostgresReplyInbox(NpgsqlDataSource store, IOfferStore offerStore, TimeProvider clock) : IReplyInbox
{
    public async Task<PhoneThread> LookAsync(
        PhoneNumber? phone, string supplierId, IReadOnlyList<OfferCode> codes, DateTimeOffset closedSince, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var values = new { phone = phone?.E164, supplierId, codes = codes.Select(c => c.Value).ToArray(), closedSince, today = clock.Today() };
        var facts = await connection.QuerySingleAsync<Facts>(Command(
            """
            select exists (select from sms_message where supplier_id = @supplierId) as already_received,
                   exists (select from sms_stop where phone = @phone) or exists (select from phone_parked where phone = @phone)
                       or exists (select from youth where phone = @phone and sms_stopped) as stopped,
                   exists (select from phone_parked where phone = @phone) as parked,
                   exists (select from host where phone = @phone) as is_hosts,
                   (select template from sms_message where phone = @phone and direction = 1 order by created_at desc, id desc limit 1) as last_template,
                   (select trace from sms_message where phone = @phone and direction = 1 and offer_id is not null order by created_at desc, id desc limit 1) as offers_trace,
                   (select max(created_at) from sms_message where phone = @phone and direction = 1 and template in ('T16', 'T16.phone')) as asked_back_at
            """));
        if (facts.AlreadyReceived)
        {
            return new() { AlreadyReceived = true, Sender = await SenderAsync("") };
        }

        var people = (await connection.QueryAsync<Person>(Command(Person.Select))).ToList();
        var offers = await OffersAsync("f.phone = @phone and (f.state in (1, 2, 3, 4) or f.closed_at >= @closedSince) order by f.created_at desc");
        var followUps = (await connection.QueryAsync<QuestionRow, PartiesRow, QuestionCase>(
            Command($"{QuestionRow.Select} where q.phone = @phone and (q.closed_at is null or q.closed_at >= @closedSince) order by q.asked_at desc, q.id"), (question, parties) => question.ToCase(parties), OfferRow.SplitOn)).ToList();
        var inquiries = phone is null ? [] : await Inquiries.PostgresInquiries.OnPhoneAsync(connection, phone.Value.E164, closedSince, values.today, cancellationToken);
        var elsewhere = codes.Count == 0 || offers.Any(o => codes.Contains(o.Offer.Code)) || followUps.Exists(q => q.Question.Code is { } asked && codes.Contains(asked)) || inquiries.Any(one => one.Inquiry.Code is { } asked && codes.Contains(asked))
            ? []
            : await OffersAsync("f.code = any (@codes) and f.phone is distinct from @phone and f.state in (1, 2, 3, 4) limit 2");
        var questions = phone is null ? [] : await PostgresBackings.QuestionsAsync(
            connection, offerStore, "b.phone = @phone and b.asked_at is not null and (b.state = 2 or b.created_at >= @closedSince) order by b.created_at desc", values, values.today, cancellationToken);
        var lastOpened = offers.Where(o => o.Offer.IsOpen).Select(o => (DateTimeOffset?)o.Offer.CreatedAt).Concat(questions.Where(q => q.IsOpen).Select(q => q.Backing.AskedAt))
            .Concat(followUps.Where(q => !q.Question.IsClosed).Select(q => (DateTimeOffset?)q.Question.AskedAt))
            .Concat(inquiries.Where(one => !one.Inquiry.IsClosed).Select(one => (DateTimeOffset?)one.Inquiry.AskedAt)).Max();
        var sender = await SenderAsync(people is [var person, ..] ? person.Id
            : offers is [var offer, ..] ? offer.Offer.YouthId : questions is [var question, ..] ? question.Backing.YouthId : followUps is [var put, ..] ? put.Question.YouthId : "");
        return new()
        {
            Sender = sender,
            Phrases = await PostgresPhrases.OfAsync(connection, sender.Municipality, cancellationToken),
            Parked = facts.Parked,
            People = [.. people.Select(person => person.ToParty(facts.Stopped))],
            IsHosts = facts.IsHosts,
            Stopped = facts.Stopped,
            Offers = offers,
            OffersTrace = facts.OffersTrace,
            Questions = questions,
            FollowUps = followUps,
            Inquiries = inquiries,
            LastTemplate = facts.LastTemplate ?? "",
            AskedBackAt = facts.AskedBackAt >= lastOpened ? facts.AskedBackAt : null,
            Elsewhere = elsewhere is [var only] ? only : null,
        };

        CommandDefinition Command(string sql) => new(sql, values, cancellationToken: cancellationToken);

        async Task<IReadOnlyList<OfferCase>> OffersAsync(string where) => await BackingRow.WithQuestionsAsync(
            connection,
            [.. await connection.QueryAsync<OfferRow, PartiesRow, OfferCase>(Command($"{OfferRow.Select} where {where}"), (offer, parties) => offer.ToCase(parties), OfferRow.SplitOn)],
            cancellationToken);

        async Task<Sender> SenderAsync(string youth)
        {
            var row = await connection.QuerySingleOrDefaultAsync<SenderRow>(new CommandDefinition(SenderRow.Select, new { youth, values.today }, cancellationToken: cancellationToken));
            return row is null ? new("0000", "", "", null) : new(row.Code, row.SmsName, row.ConsultantName, PartiesRow.Phone(row.Phone)) { ReleasedNames = row.ReleasedNames, Templates = PartiesRow.TemplatesOf(row.OwnTemplates), DutyPhone = PartiesRow.Phone(row.DutyPhone) };
        }
    }

    private sealed class Facts
    {
        public bool AlreadyReceived { get; init; }
        public bool Stopped { get; init; }
        public bool Parked { get; init; }
        public bool IsHosts { get; init; }
        public string? OffersTrace { get; init; }
        public string? LastTemplate { get; init; }
        public DateTimeOffset? AskedBackAt { get; init; }
    }

    private sealed class Person
    {
        public const string Select = """
            select id, first_name, birth_date, phone, language, contact_by, status, exists (select from sms_message t where t.marker = 'T1:' || youth.phone) as greeted
            from youth where phone = @phone order by id
            """;

        public string Id { get; init; } = "";
        public string FirstName { get; init; } = "";
        public DateOnly BirthDate { get; init; }
        public string? Phone { get; init; }
        public string Language { get; init; } = "";
        public ContactBy ContactBy { get; init; }
        public Status Status { get; init; }
        public bool Greeted { get; init; }

        public YouthParty ToParty(bool stopped) => new(Id, FirstName, PartiesRow.Phone(Phone), Language, ContactBy, stopped, Greeted, Status == Status.Active) { BirthDate = BirthDate };
    }

    private sealed class SenderRow
    {
        /// <summary>Of her municipality and consultant; of nobody's text the installation's first municipality.</summary>
        public const string Select = """
            select m.code, m.sms_name, coalesce(c.name, '') as consultant_name, coalesce(c.phone, m.phone) as phone,
                   array(select r.name from released_name r where r.municipality_code = m.code) as released_names,
                   (select d.phone from duty_phone d where d.municipality_code = m.code) as duty_phone,
                   array(select distinct on (w.template, w.language) w.template || E'\x1f' || w.language || E'\x1f' || w.body from text_template w where w.municipality_code = m.code and w.valid_from <= @today order by w.template, w.language, w.valid_from desc) as own_templates
            from municipality m
            left join youth y on y.id = @youth
            left join consultant c on c.sign_in = acting_for(y.consultant, @today)
            order by (m.code = y.municipality_code) desc nulls last, m.code
            limit 1
            """;

        public string Code { get; init; } = "";
        public string SmsName { get; init; } = "";
        public string ConsultantName { get; init; } = "";
        public string? Phone { get; init; }
        public string[] ReleasedNames { get; init; } = [];
        public string[] OwnTemplates { get; init; } = [];
        public string? DutyPhone { get; init; }
    }
}
