namespace Matching.Storage.Postgres.Erasures;

/// <summary>
/// What is done to each table when a mentor, or a company's contact, is erased. @whole says that it is a mentor; then the host itself goes too. A test walks
/// every column of the real database afterwards, as for young people.
/// </summary>
internal static class HostErasureSql
{
    private const string HerOpenings = "(select id from opening where host_id = @host)";
    private const string HerOffers = "(select id from offer where host_id = @host)";
    private const string HerPlaces = "(select p.id from placement p join opening o on o.id = p.opening_id where o.host_id = @host)";
    private const string HerProposals = "(select id from proposal where host_id = @host)";
    private const string HerQuestions = $"(select id from follow_up_question where role in (3, 4) and placement_id in {HerPlaces})";
    private const string AnId = "'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'";

    /// <summary>Locks the host's row; what is under way is counted under the lock.</summary>
    public const string Find = $"""
        select kind::int as kind, case when kind = 2 then name else contact_name end as name, contact_name, coalesce(phone, '') as phone, email,
               (select count(*)::int from offer where host_id = @host and state in (1, 2, 3, 4)) as offers,
               (select count(*)::int from placement where opening_id in {HerOpenings} and state in (2, 3, 4, 5)) as places,
               (select count(*)::int from host_order where opening_id in {HerOpenings} and sent_at is null)
                   + (select count(*)::int from host_pledge where host_id = @host and order_id is null) as promises
        from host where id = @host and municipality_code = @municipality and erased_at is null
        """;

    /// <summary>What leads to her: numbers that are nobody else's, questions put to her, texts to, from and about her, and items of work.</summary>
    public static readonly IReadOnlyList<string> Trails =
    [
        $"""
        create temp table erased_number on commit drop as
        select n.phone from (
            select phone from host where id = @host
            union select phone from inquiry where host_id = @host
            union select phone from follow_up_question where id in {HerQuestions}) n
        where n.phone is not null
          and not exists (select from youth y where n.phone in (y.phone, y.guardian_phone, y.guardian2_phone))
          and not exists (select from host h where h.id <> @host and h.phone = n.phone)
          and not exists (select from consultant c where c.phone = n.phone)
          and not exists (select from municipality m where m.phone = n.phone)
          and not exists (select from duty_phone d where d.phone = n.phone)
        """,
        $"create temp table erased_thing on commit drop as select id::text as id from inquiry where host_id = @host union select id::text from {HerQuestions} q",
        $"""
        create temp table erased_text on commit drop as
        select m.id, m.supplier_id from sms_message m
        where m.phone in (select phone from erased_number)
           or substring(m.marker from {AnId}) in (select id from erased_thing)
           or (@name <> '' and position(@name in m.body) > 0)
           or (@first <> '' and (m.offer_id in {HerOffers} or m.question_id in (select id from follow_up_question where placement_id in {HerPlaces})) and m.body ~ @first)
           or exists (select from erased_number n where position(right(n.phone, 8) in replace(m.body, ' ', '')) > 0)
        """,
        """
        create temp table erased_item on commit drop as
        select id from work_item
        where message_id in (select id from erased_text) or marker ~ @alone
           or substring(marker from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}') in (select id from erased_thing)
           or (@name <> '' and position(@name in note_da || note_en) > 0)
           or exists (select from erased_number n where position(right(n.phone, 8) in replace(note_da || note_en, ' ', '')) > 0)
        """,
    ];

    /// <summary>What goes as a whole: it says something of her and counts for nothing.</summary>
    public static readonly IReadOnlyList<(string What, string Sql)> Removals =
    [
        ("call_attempt", "delete from call_attempt where work_item_id in (select id from erased_item)"),
        ("work_item", "delete from work_item where id in (select id from erased_item)"),
        ("local_phone_message", "delete from local_phone_message where phone in (select phone from erased_number) or supplier_id in (select supplier_id from erased_text)"),
        ("sms_stop", "delete from sms_stop where phone in (select phone from erased_number)"),
        ("phone_parked", "delete from phone_parked where phone in (select phone from erased_number) or message_id in (select id from erased_text)"),
        ("phone_bad", "delete from phone_bad where phone in (select phone from erased_number)"),
        ("sign_in_code", "delete from sign_in_code where phone in (select phone from erased_number)"),
        ("session", "delete from session where person in ('mentor:' || @host, 'company:' || @host)"),
        ("calendar_feed", "delete from calendar_feed where host_id = @host"),
        ("invitation_consent", "delete from invitation_consent where host_id = @host"),
        ("event_invitation", "delete from event_invitation where host_id = @host and @whole"),
        ("inquiry", "delete from inquiry where host_id = @host"),
        ("own_field", $"delete from own_field where @whole and ((thing = 'host' and id = @host) or (thing = 'opening' and id in {HerOpenings}) or (thing = 'ranking' and split_part(id, ' ', 3) in {HerOpenings}))"),
        ("ranking", $"delete from ranking where @whole and opening_id in {HerOpenings}"),
        ("switched_off", "delete from switched_off where @whole and part = 'host' and value = @host"),
        ("released_name", "delete from released_name where @name <> '' and position(@name in name) > 0"),
        // A part that nobody collected, of a night that came to nothing, may speak of anybody.
        ("night_part", "update night_part set said = null where @whole and said is not null"),
        ("system_request", """
            delete from system_request
            where (@whole and answer ~ @alone) or (@name <> '' and position(@name in answer) > 0) or exists (select from erased_number n where position(right(n.phone, 8) in answer) > 0)
            """),
    ];

    /// <summary>What is counted stays, without words. What hangs on a thing of hers comes before the thing.</summary>
    public static readonly IReadOnlyList<(string What, string Sql)> Replacements =
    [
        ("sms_message", $"""
            update sms_message
            set body = '', phone = case when phone in (select phone from erased_number) then '{ErasureSql.NobodysNumber}' else phone end,
                marker = case when marker is null then null else 'erased:' || id end, reading_why = null, reading_by = null, remainder = null, trace = null,
                closed_at = case when state in (1, 2, 10, 11, 12) then coalesce(closed_at, @at) else closed_at end,
                state = case when state in (1, 2) then 6 when state in (10, 11, 12) then 13 else state end
            where id in (select id from erased_text)
            """),
        ("law_answer", $"update law_answer set answer = '' where form = 2 and proposal_id in {HerProposals} and (@whole or (@name <> '' and position(@name in answer) > 0))"),
        ("law_override", $"update law_override set reason = 'slettet med personen' where proposal_id in {HerProposals} and (@whole or (@name <> '' and position(@name in reason) > 0))"),
        ("proposal", """
            update proposal set details = '{}', version = version + 1,
                decided_at = case when state = 1 then @at else decided_at end, decided_by = case when state = 1 then 'erased' else decided_by end, state = case when state = 1 then 4 else state end
            where @whole and host_id = @host
            """),
        ("offer", "update offer set text = '', seen = '{}', version = version + 1 where host_id = @host and (@whole or (@first <> '' and text ~ @first))"),
        ("seat_hold", $"update seat_hold set released_at = @at where @whole and released_at is null and opening_id in {HerOpenings}"),
        ("placement", $"""
            update placement set state = case when state = 1 then 7 else state end, source = case when source = 'import' then 'erased' else source end, version = version + 1
            where @whole and opening_id in {HerOpenings}
            """),
        ("history", $"update history set source = 'erased' where @whole and source = 'import' and opening_id in {HerOpenings}"),
        ("follow_up_question", $"""
            update follow_up_question set phone = null, code = null, closed_at = coalesce(closed_at, @at), taken_at = coalesce(taken_at, @at), version = version + 1
            where id in {HerQuestions}
            """),
        // What she said of others is hers; what others wrote of her names her.
        ("enrolment_event", """
            update enrolment_event set note = ''
            where note <> '' and ((@whole and by_whom ~ @alone) or (@name <> '' and position(@name in note) > 0))
            """),
        ("host_pledge", "update host_pledge set words = 'slettet' where host_id = @host and (@whole or (@name <> '' and position(@name in words) > 0))"),
        ("host_order", $"update host_order set answers = '{{}}' where opening_id in {HerOpenings} and (@whole or (@name <> '' and position(@name in answers::text) > 0))"),
        ("person_read", "update person_read set reader_name = case when @whole then 'Slettet' else (select name from host where id = @host) end where reader in ('mentor:' || @host, 'company:' || @host)"),
        ("opening", """
            update opening set title = 'Slettet', tasks = '', sms_task = '', hobbies = '{}', languages = '{}', schedule = '', breaks = '', purpose = '', workplace_id = '', postcode = null,
                status = 3, status_reason = 'erased', status_by = '', status_since = @today
            where @whole and host_id = @host
            """),
        ("host", """
            update host set name = 'Slettet', sector = '', network = null, vetted = false, last_answer = null, pledges = 0, child_certificate_until = null, authority_of = '',
                postcode = coalesce((select min(code) from postcode p where host.municipality_code = any(p.municipality_codes)), postcode),
                municipal = '', p_number = '', language = '', agreement = '{}', status = 3, status_reason = 'erased', status_by = '', status_since = @today, erased_at = @at
            where @whole and id = @host
            """),
        ("contact", "update host set contact_name = '', contact_hours = '', phone = null, email = '' where id = @host"),
    ];

    /// <summary>Where an id of hers stands in the middle of something else's words: it is replaced there, one id after another. Asked of a mentor only.</summary>
    public static readonly IReadOnlyList<(string What, string Sql)> Mentions =
    [
        ("proposal", "update proposal set details = regexp_replace(details::text, @alone, @to, 'g')::jsonb where position(@id in details::text) > 0 and details::text ~ @alone"),
        ("offer", "update offer set seen = regexp_replace(seen::text, @alone, @to, 'g')::jsonb where position(@id in seen::text) > 0 and seen::text ~ @alone"),
        ("unplaced", "update unplaced set details = regexp_replace(details::text, @alone, @to, 'g')::jsonb where position(@id in details::text) > 0 and details::text ~ @alone"),
        ("asked_run", """
            update asked_run set wanted = regexp_replace(wanted::text, @alone, @to, 'g')::jsonb, answer = regexp_replace(answer::text, @alone, @to, 'g')::jsonb, fault = regexp_replace(fault, @alone, @to, 'g')
            where wanted::text ~ @alone or answer::text ~ @alone or fault ~ @alone
            """),
        ("outbox", "update outbox set body = regexp_replace(body::text, @alone, @to, 'g')::jsonb where body::text ~ @alone"),
        ("queue_message", """
            update queue_message set body = regexp_replace(body::text, @alone, @to, 'g')::jsonb, dead_reason = regexp_replace(dead_reason, @alone, @to, 'g')
            where body::text ~ @alone or dead_reason ~ @alone
            """),
        ("night", "update night set fault = regexp_replace(fault, @alone, @to, 'g'), summary = regexp_replace(summary::text, @alone, @to, 'g')::jsonb where fault ~ @alone or summary::text ~ @alone"),
        ("enrolment_event", """
            update enrolment_event set subject = regexp_replace(subject, @alone, @to, 'g'), word = regexp_replace(word, @alone, @to, 'g'),
                by_whom = regexp_replace(by_whom, @alone, @to, 'g'), second_person = regexp_replace(second_person, @alone, @to, 'g')
            where subject ~ @alone or word ~ @alone or by_whom ~ @alone or second_person ~ @alone
            """),
        ("person_read", "update person_read set reader = regexp_replace(reader, @alone, @to, 'g') where reader ~ @alone"),
        ("work_item", "update work_item set marker = regexp_replace(marker, @alone, @to, 'g') where marker ~ @alone"),
        ("sms_message", "update sms_message set marker = regexp_replace(marker, @alone, @to, 'g') where marker ~ @alone"),
        ("youth", """
            update youth set not_hosts = array_remove(not_hosts, @id), wished_hosts = array_remove(wished_hosts, @id), last_employer = regexp_replace(last_employer, @alone, '', 'g')
            where @id = any(not_hosts) or @id = any(wished_hosts) or last_employer ~ @alone
            """),
        ("seat_hold", "update seat_hold set opening_id = @to where seat_number is null and opening_id = @id"),
        ("funded_seat", "update funded_seat set opening_id = @to where opening_id = @id"),
    ];

    public const string Remember = """
        insert into host_erasure (id, municipality_code, what, host_id, marks, cause, erased_at, erased_by, counts)
        values (@id, @municipality, @what, @host, @marks, @cause, @at, @by, @counts::jsonb)
        """;
}
