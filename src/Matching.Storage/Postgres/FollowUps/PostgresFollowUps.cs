using Dapper;
using Matching.Core.Clock;
using Matching.Core.FollowUps;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Storage.Postgres.Offers;
using Npgsql;

namespace Matching.Storage.Postgres.FollowUps;

internal sealed class PostgresFollowUps(NpgsqlDataSource store, TimeProvider clock) : IFollowUps
{
    // A follow-up (kind 2) that was asked or reminded (2, 3), side by side: young person, guardian, mentor, host.
    private const string Unasked = $"""
        select s.enrolment_id, e.municipality_code as enrolled_in, s.key as step_key, s.what, r.role::int as role, pl.id as placement_id,
               y.guardian_phone, y.guardian_language, exists (select from phone_silent g where g.phone = y.guardian_phone) as guardian_stopped,
               exists (select from sms_message t where t.marker = 'T1:' || y.guardian_phone) as guardian_greeted, {PartiesRow.Columns}
        from enrolment_step s
        cross join lateral unnest(s.who) r(role)
        join enrolment e on e.id = s.enrolment_id
        join youth y on y.id = e.youth_id
        left join placement pl on pl.id::text = s.placement left join opening o on o.id = pl.opening_id left join host h on h.id = o.host_id
        {PartiesRow.Joins}
        where s.kind = 2 and s.state in (2, 3) and r.role in (1, 2, 3, 4)
          and not exists (select from follow_up_question q where q.enrolment_id = s.enrolment_id and q.step_key = s.key and q.role = r.role)
          and not exists (select from enrolment_event v where v.enrolment_id = s.enrolment_id and v.kind = 5 and v.subject = s.key and v.role = r.role)
        order by s.due, s.enrolment_id, s.key, r.role limit @most
        """;

    private const string Unreminded = $"""
        {QuestionRow.Select}
        join enrolment_step s on s.enrolment_id = q.enrolment_id and s.key = q.step_key
        where q.closed_at is null and q.phone is not null and q.reminded_at is null and s.state = 3 order by q.asked_at, q.id limit @most
        """;

    public async Task<IReadOnlyList<UnaskedSide>> FindUnaskedAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<SideRow, PartiesRow, UnaskedSide>(Command(Unasked, new { most, today = clock.Today() }, cancellationToken), (side, parties) => side.ToSide(parties), OfferRow.SplitOn);
        return [.. rows];
    }

    public async Task<IReadOnlyList<QuestionCase>> FindUnremindedAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<QuestionRow, PartiesRow, QuestionCase>(
            Command(Unreminded, new { most, today = clock.Today() }, cancellationToken), (question, parties) => question.ToCase(parties), OfferRow.SplitOn);
        return [.. rows];
    }

    public async Task<IReadOnlyList<(Question Question, DateTimeOffset At)>> FindUntakenAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<QuestionRow>(Command(
            $"select {QuestionRow.Columns} from follow_up_question q where q.answered_at is not null and q.taken_at is null order by q.answered_at, q.id limit @most", new { most }, cancellationToken));
        return [.. rows.Select(row => (row.ToQuestion(), row.AnsweredAt!.Value))];
    }

    public async Task<IReadOnlySet<OfferCode>> CodesInUseAsync(PhoneNumber phone, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var codes = await connection.QueryAsync<string>(Command(Backings.PostgresBackings.CodesInUse, new { phones = new[] { phone.E164 }, closedSince = since }, cancellationToken));
        return codes.Select(OfferCode.Parse).ToHashSet();
    }

    public async Task TakenAsync(QuestionId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(Command("update follow_up_question set taken_at = @at where id = @Id and taken_at is null", new { Id = id.Value, at }, cancellationToken));
    }

    public async Task CloseSettledAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(Command(
            """
            update follow_up_question q set closed_at = @at, version = q.version + 1
            from enrolment_step s
            where q.closed_at is null and s.enrolment_id = q.enrolment_id and s.key = q.step_key
              and (s.state in (5, 6) or exists (select from enrolment_event v where v.enrolment_id = s.enrolment_id and v.kind = 5 and v.subject = s.key and v.role = q.role));
            update work_item w set done_at = @at, done_by = 'answered'
            from follow_up_question q
            where w.done_at is null and w.kind = 'ask_by_phone' and q.closed_at is not null and w.marker = 'ask:' || q.enrolment_id || ':' || q.step_key || ':' || q.role
            """,
            new { at },
            cancellationToken));
    }

    private static CommandDefinition Command(string sql, object values, CancellationToken cancellationToken) => new(sql, values, cancellationToken: cancellationToken);

    private sealed class SideRow
    {
        public Guid EnrolmentId { get; init; }
        public string EnrolledIn { get; init; } = "";
        public string StepKey { get; init; } = "";
        public string What { get; init; } = "";
        public int Role { get; init; }
        public Guid? PlacementId { get; init; }
        public string? GuardianPhone { get; init; }
        public string GuardianLanguage { get; init; } = "";
        public bool GuardianStopped { get; init; }
        public bool GuardianGreeted { get; init; }

        public UnaskedSide ToSide(PartiesRow parties) => new(
            new(EnrolmentId), EnrolledIn, StepKey, Words.AllOf<FollowUpQuestion>()[What], (Role)Role, PlacementId, parties.ToParties(),
            PartiesRow.Phone(GuardianPhone), GuardianLanguage, GuardianStopped, GuardianGreeted);
    }
}
