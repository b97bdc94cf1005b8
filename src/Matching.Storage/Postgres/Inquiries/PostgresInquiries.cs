using Dapper;
using Matching.Core.Inquiries;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Storage.Postgres.Offers;
using Npgsql;

namespace Matching.Storage.Postgres.Inquiries;

internal sealed class PostgresInquiries(NpgsqlDataSource store) : IInquiries
{
    private const string OfHost = $"""
        h.phone, {PartiesRow.MentorIsUnconfirmed} as host_is_unconfirmed, h.language, exists (select from phone_silent s where s.phone = h.phone) as stopped, exists (select from sms_message t where t.marker = 'T1:' || h.phone) as greeted,
        h.kind = 2 as is_mentors, h.name as host_name, h.contact_name
        """;

    // Nobody is asked in the installation's first three months: a file loaded yesterday is no reason to write to all whose last answer is old.
    private const string Renewals = $"""
        select 1 as kind, h.municipality_code, 'renewal:' || h.id || ':' || since.day as marker, h.id as host_id, {OfHost}, {InquiryRow.SenderColumns}
        from host h
        cross join lateral (select greatest(h.last_answer, (select min(n.local_date) from night n)) as day) since
        join municipality m on m.code = h.municipality_code
        left join youth y on false
        {InquiryRow.SenderJoins}
        where h.kind = 2 and h.status = 1 and since.day <= @renewBefore
          and exists (select from opening o where o.host_id = h.id and o.kind = 3 and o.status <> 3)
          and not exists (select from inquiry i where i.host_id = h.id and i.kind = 1 and (i.closed_at is null or i.marker = 'renewal:' || h.id || ':' || since.day))
        order by h.id limit @most
        """;

    private const string Calls = $"""
        select 2 as kind, p.municipality_code, 'call:' || p.id || ':' || p.call_by as marker, h.id as host_id, y.id as youth_id, y.first_name, p.id as placement_id, {OfHost}, {InquiryRow.SenderColumns}
        from placement p
        join youth y on y.id = p.youth_id
        join opening o on o.id = p.opening_id
        join host h on h.id = o.host_id
        join municipality m on m.code = p.municipality_code
        {InquiryRow.SenderJoins}
        where p.state = 4 and p.call_by < @today
          and (select count(*) from inquiry i where i.placement_id = p.id) < @MostTries
          and not exists (select from inquiry i where i.placement_id = p.id and (i.closed_at is null or i.marker = 'call:' || p.id || ':' || p.call_by))
          and not exists (select from enrolment_step s where s.kind = 1 and s.placement = p.id::text and s.state in (5, 6))
        order by p.id limit @most
        """;

    // A round is open from its first ranking until its last day.
    private const string Met = """
        with round as (
            select o.programme, r.municipality_code, max(r.closes_on) as closes_on from ranking r join opening o on o.id = r.opening_id group by 1, 2 having max(r.closes_on) >= @today),
        met as (select p.youth_id, p.opening_id, round.* from proposal p join round on round.programme = p.programme and round.municipality_code = p.municipality_code where p.state = 2 and p.pair_state = 5)
        """;

    private const string YoungPeoplesRankings = $"""
        {Met}
        select 3 as kind, y.municipality_code, 'ranking:' || y.id || ':' || of.closes_on as marker, y.id as youth_id, y.first_name, y.phone, y.language,
               y.sms_stopped or y.contact_by <> 1 or exists (select from phone_silent s where s.phone = y.phone) as stopped,
               exists (select from sms_message t where t.marker = 'T1:' || y.phone) as greeted, of.closes_on, {InquiryRow.SenderColumns}
        from (select distinct youth_id, closes_on from met) of
        join youth y on y.id = of.youth_id
        left join host h on false
        join municipality m on m.code = y.municipality_code
        {InquiryRow.SenderJoins}
        where y.status = 1 and not exists (select from ranking r where r.side = 1 and r.youth_id = y.id and r.closes_on = of.closes_on)
          and not exists (select from inquiry i where i.marker = 'ranking:' || y.id || ':' || of.closes_on)
        order by y.id limit @most
        """;

    private const string HostsRankings = $"""
        {Met}
        select 3 as kind, h.municipality_code, 'ranking:' || of.opening_id || ':' || of.closes_on as marker, h.id as host_id, {OfHost}, of.closes_on, {InquiryRow.SenderColumns}
        from (select distinct opening_id, closes_on from met) of
        join opening o on o.id = of.opening_id
        join host h on h.id = o.host_id
        left join youth y on false
        join municipality m on m.code = h.municipality_code
        {InquiryRow.SenderJoins}
        where h.status = 1 and not exists (select from ranking r where r.side = 2 and r.opening_id = of.opening_id and r.closes_on = of.closes_on)
          and not exists (select from inquiry i where i.marker = 'ranking:' || of.opening_id || ':' || of.closes_on)
        order by h.id limit @most
        """;

    // Asked once, and once more when two days have brought no answer.
    private const string Invitations = $"""
        select 4 as kind, v.municipality_code, 'invitation:' || v.id || case when first.asked_at is null then '' else ':again' end as marker, y.id as youth_id, y.first_name, v.title, y.phone, y.language,
               y.sms_stopped or y.contact_by <> 1 or exists (select from phone_silent s where s.phone = y.phone) as stopped,
               exists (select from sms_message t where t.marker = 'T1:' || y.phone) as greeted, {InquiryRow.SenderColumns}
        from scheme_invitation v
        join youth y on y.id = v.youth_id
        left join lateral (select i.asked_at, i.answer, i.phone from inquiry i where i.marker = 'invitation:' || v.id) first on true
        left join host h on false
        join municipality m on m.code = v.municipality_code
        {InquiryRow.SenderJoins}
        where v.state = 1 and y.status = 1
          and (first.asked_at is null or first.answer is null and first.phone is not null and (first.asked_at at time zone 'Europe/Copenhagen')::date + 2 <= @today
               and not exists (select from inquiry i where i.marker = 'invitation:' || v.id || ':again'))
        order by v.invited_at, v.id limit @most
        """;

    private const string Silent = $"""
        {InquiryRow.Select}
        where i.closed_at is null and i.phone is not null and (i.kind = 1 and i.asked_at < @renewals or i.kind = 2 and i.asked_at < @calls
                or i.kind = 4 and i.marker like '%:again' and (i.asked_at at time zone 'Europe/Copenhagen')::date + 2 <= @today)
          and not exists (select from work_item w where w.marker = case i.kind when 1 then 'renewal_due:' when 2 then 'mentor_call_overdue:' else 'invitation_due:' end || i.marker)
        order by i.asked_at, i.id limit @most
        """;

    private const string CloseSettled = """
        update inquiry i set closed_at = @at, version = i.version + 1
        where i.closed_at is null and (
            i.kind = 1 and exists (select from host h where h.id = i.host_id and (h.status <> 1 or h.last_answer >= (i.asked_at at time zone 'Europe/Copenhagen')::date))
            or i.kind = 2 and (not exists (select from placement p where p.id = i.placement_id and p.state = 4)
                or exists (select from enrolment_step s where s.kind = 1 and s.placement = i.placement_id::text and s.state in (5, 6)))
            or i.kind = 4 and (not exists (select from scheme_invitation v where v.id::text = split_part(i.marker, ':', 2) and v.state = 1)
                or exists (select from inquiry later where later.marker = i.marker || ':again'))
            or i.kind = 3 and (right(i.marker, 10)::date < @today
                or exists (select from ranking r where r.closes_on = right(i.marker, 10)::date and case when i.host_id is null then r.side = 1 and r.youth_id = i.youth_id else r.side = 2 and i.marker = 'ranking:' || r.opening_id || ':' || r.closes_on end)));
        update work_item w set done_at = @at, done_by = 'settled'
        from inquiry i
        where w.done_at is null and w.kind in ('renewal_due', 'mentor_call_overdue', 'ranking_due', 'invitation_due') and w.marker = w.kind || ':' || i.marker and i.closed_at is not null and i.answer is null
        """;

    public async Task<IReadOnlyList<DueInquiry>> FindDueAsync(DateOnly today, DateOnly renewBefore, int most, CancellationToken cancellationToken)
    {
        var due = new List<DueInquiry>();
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        foreach (var what in new[] { Calls, Renewals, YoungPeoplesRankings, HostsRankings, Invitations })
        {
            var rows = await connection.QueryAsync<InquiryRow>(Command(what, new { today, renewBefore, most, Inquiry.MostTries }, cancellationToken));
            due.AddRange(rows.Select(row => row.ToDue()));
        }

        return due;
    }

    public async Task<IReadOnlyList<Inquiry>> FindSilentAsync(DateTimeOffset renewals, DateTimeOffset calls, int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<InquiryRow>(Command(Silent, new { renewals, calls, most, today = Core.Clock.Copenhagen.DateAt(calls) }, cancellationToken));
        return [.. rows.Select(row => row.ToInquiry())];
    }

    public async Task<IReadOnlySet<OfferCode>> CodesInUseAsync(PhoneNumber phone, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var codes = await connection.QueryAsync<string>(Command(Backings.PostgresBackings.CodesInUse, new { phones = new[] { phone.E164 }, closedSince = since }, cancellationToken));
        return codes.Select(OfferCode.Parse).ToHashSet();
    }

    public async Task CloseSettledAsync(DateTimeOffset at, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(Command(CloseSettled, new { at, today }, cancellationToken));
    }

    /// <summary>Of one number, open or closed since.</summary>
    internal static async Task<IReadOnlyList<InquiryCase>> OnPhoneAsync(NpgsqlConnection connection, string phone, DateTimeOffset closedSince, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<InquiryRow>(Command(
            $"{InquiryRow.Select} where i.phone = @phone and (i.closed_at is null or i.closed_at >= @closedSince) order by i.asked_at desc, i.id", new { phone, closedSince, today }, cancellationToken));
        return [.. rows.Select(row => row.ToCase())];
    }

    private static CommandDefinition Command(string sql, object values, CancellationToken cancellationToken) => new(sql, values, cancellationToken: cancellationToken);
}
