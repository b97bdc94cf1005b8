namespace Matching.Storage.Postgres.Erasures;

/// <summary>
/// What is done to each table when a person is erased. A test walks every column of the real database afterwards, so a table that is new and names
/// people has its line here, or the test fails.
/// </summary>
internal static class ErasureSql
{
    /// <summary>A number that nobody can have: what stands where hers stood.</summary>
    public const string NobodysNumber = "+4500000000";

    private const string HerOffers = "(select id from offer where youth_id = @youth)";
    private const string HerEnrolments = "(select id from enrolment where youth_id = @youth)";
    private const string HerProposals = "(select id from proposal where youth_id = @youth)";
    private const string AnId = "'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'";

    /// <summary>Locks her row; what is under way is counted under the lock.</summary>
    public const string Find = """
        select first_name || ' ' || last_name as name,
               (select count(*)::int from offer where youth_id = @youth and state in (1, 2, 3, 4)) as offers,
               (select count(*)::int from placement where youth_id = @youth and state in (2, 3, 4, 5)) as places
        from youth where id = @youth and municipality_code = @municipality and erased_at is null
        """;

    /// <summary>What leads to her: numbers that are nobody else's, her things by id, texts to, from and about her, and items of work.</summary>
    public static readonly IReadOnlyList<string> Trails =
    [
        """
        create temp table erased_number on commit drop as
        select n.phone from (
            select unnest(array[phone, guardian_phone, guardian2_phone]) as phone from youth where id = @youth
            union select phone from offer where youth_id = @youth
            union select phone from backing where youth_id = @youth
            union select phone from follow_up_question where youth_id = @youth and role in (1, 2)
            union select phone from inquiry where youth_id = @youth and host_id is null
            union select phone from sms_message where youth_id = @youth and direction = 2) n
        where n.phone is not null
          and not exists (select from youth y where y.id <> @youth and n.phone in (y.phone, y.guardian_phone, y.guardian2_phone))
          and not exists (select from host h where h.phone = n.phone)
          and not exists (select from consultant c where c.phone = n.phone)
          and not exists (select from municipality m where m.phone = n.phone)
          and not exists (select from duty_phone d where d.phone = n.phone)
        """,
        $"""
        create temp table erased_thing on commit drop as
        select id::text as id from offer where youth_id = @youth
        union select id::text from placement where youth_id = @youth
        union select id::text from enrolment where youth_id = @youth
        union select id::text from proposal where youth_id = @youth
        union select id::text from backing where youth_id = @youth
        union select id::text from scheme_invitation where youth_id = @youth
        union select id::text from follow_up_question where youth_id = @youth
        union select id::text from inquiry where youth_id = @youth
        union select id::text from sms_message where youth_id = @youth
        """,
        $"""
        create temp table erased_text on commit drop as
        select m.id, m.supplier_id from sms_message m
        where m.youth_id = @youth or m.offer_id in {HerOffers} or m.question_id in (select id from follow_up_question where youth_id = @youth)
           or m.phone in (select phone from erased_number)
           or substring(m.marker from {AnId}) in (select id from erased_thing)
           or position(@name in m.body) > 0
           or exists (select from erased_number n where position(right(n.phone, 8) in replace(m.body, ' ', '')) > 0)
        """,
        $"""
        create temp table erased_item on commit drop as
        select id from work_item
        where youth_id = @youth or offer_id in {HerOffers} or message_id in (select id from erased_text)
           or substring(marker from {AnId}) in (select id from erased_thing)
           or position(@name in note_da || note_en) > 0
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
        ("session", "delete from session where person in ('youth:' || @youth, 'guardian:' || @youth)"),
        ("permission", "delete from permission where youth_id = @youth"),
        ("share_consent", "delete from share_consent where youth_id = @youth"),
        ("backing", "delete from backing where youth_id = @youth"),
        ("person_read", "delete from person_read where youth_id = @youth"),
        ("handover", "delete from handover where youth_id = @youth"),
        ("own_field", "delete from own_field where (thing = 'youth' and id = @youth) or (thing = 'ranking' and split_part(id, ' ', 2) = @youth)"),
        ("ranking", "delete from ranking where youth_id = @youth"),
        ("never_pair", "delete from never_pair where youth_id = @youth"),
        ("reserve", "delete from reserve where youth_id = @youth"),
        ("scheme_invitation", "delete from scheme_invitation where youth_id = @youth"),
        ("inquiry", "delete from inquiry where youth_id = @youth or placement_id in (select id from placement where youth_id = @youth)"),
        // A part that nobody collected, of a night that came to nothing, may speak of anybody.
        ("night_part", "update night_part set said = null where said is not null"),
        ("system_request", "delete from system_request where answer ~ @alone or position(@name in answer) > 0 or exists (select from erased_number n where position(right(n.phone, 8) in answer) > 0)"),
    ];

    /// <summary>What is counted stays, without words, and under the id that leads nowhere. What hangs on a thing of hers comes before the thing.</summary>
    public static readonly IReadOnlyList<(string What, string Sql)> Replacements =
    [
        ("sms_message", $"""
            update sms_message
            set body = '', phone = case when phone in (select phone from erased_number) then '{NobodysNumber}' else phone end,
                youth_id = case when youth_id = @youth then @replacement else youth_id end,
                marker = case when marker is null then null else 'erased:' || id end, reading_why = null, reading_by = null, remainder = null, trace = null,
                closed_at = case when state in (1, 2, 10, 11, 12) then coalesce(closed_at, @at) else closed_at end,
                state = case when state in (1, 2) then 6 when state in (10, 11, 12) then 13 else state end
            where id in (select id from erased_text)
            """),
        ("law_answer", $"update law_answer set answer = '' where form = 2 and proposal_id in {HerProposals}"),
        ("law_override", $"update law_override set reason = 'slettet med personen' where proposal_id in {HerProposals}"),
        ("proposal", """
            update proposal set youth_id = @replacement, details = '{}', version = version + 1,
                decided_at = case when state = 1 then @at else decided_at end, decided_by = case when state = 1 then 'erased' else decided_by end, state = case when state = 1 then 4 else state end
            where youth_id = @youth
            """),
        ("offer", "update offer set youth_id = @replacement, phone = null, text = '', seen = '{}', version = version + 1 where youth_id = @youth"),
        ("seat_hold", "update seat_hold set released_at = @at where released_at is null and placement_id in (select id from placement where youth_id = @youth)"),
        // What a file called shown was never more than that.
        ("placement", """
            update placement set youth_id = @replacement, outside_title = '', schedule = '', state = case when state = 1 then 7 else state end,
                source = case when source = 'import' then 'erased' else source end, version = version + 1
            where youth_id = @youth
            """),
        ("history", "update history set youth_id = @replacement, source = case when source = 'import' then 'erased' else source end where youth_id = @youth"),
        ("unplaced", "update unplaced set youth_id = @replacement, details = '{}' where youth_id = @youth"),
        ("order_candidate", "update order_candidate set youth_id = @replacement where youth_id = @youth"),
        ("follow_up_question", """
            update follow_up_question set youth_id = @replacement, phone = null, code = null, closed_at = coalesce(closed_at, @at), taken_at = coalesce(taken_at, @at), version = version + 1
            where youth_id = @youth
            """),
        ("enrolment_step", $"update enrolment_step set state = 6 where state in (1, 2, 3, 4) and enrolment_id in {HerEnrolments}"),
        // Entered (41) says what she ticked; a note is words of hers or about her.
        ("enrolment_event", $"""
            update enrolment_event set note = '', subject = case when kind = 41 then '' else subject end,
                word = regexp_replace(word, @alone, @replacement, 'g'), by_whom = regexp_replace(by_whom, @alone, @replacement, 'g'), second_person = regexp_replace(second_person, @alone, @replacement, 'g')
            where enrolment_id in {HerEnrolments}
            """),
        ("enrolment", "update enrolment set youth_id = @replacement, ended_on = coalesce(ended_on, @today), version = version + 1 where youth_id = @youth"),
        ("asked_run", """
            update asked_run set wanted = regexp_replace(wanted::text, @alone, @replacement, 'g')::jsonb, answer = regexp_replace(answer::text, @alone, @replacement, 'g')::jsonb,
                fault = regexp_replace(fault, @alone, @replacement, 'g')
            where wanted::text ~ @alone or answer::text ~ @alone or fault ~ @alone
            """),
        ("queue_message", "update queue_message set dead_reason = regexp_replace(dead_reason, @alone, @replacement, 'g') where dead_reason ~ @alone"),
        ("night", "update night set fault = regexp_replace(fault, @alone, @replacement, 'g') where fault ~ @alone"),
    ];

    /// <summary>Who is counted in her place: her municipality, the year of her birth, her target group, how long she waited.</summary>
    public const string Replace = """
        insert into youth (id, municipality_code, first_name, last_name, birth_date, language, languages, postcode, travel_modes, max_travel_minutes, school, target_group, wants, interests,
            hobbies, available, max_hours_per_week, needs, communication, waiting_since, contact_by, sms_stopped, protected_address, consultant, licence, not_sectors, not_hosts,
            wished_hosts, programmes, groups, last_employer, weeks_used, guardian_relation, guardian_language, status, status_reason, status_by, status_since, erased_at)
        select @replacement, municipality_code, 'Slettet', 'person', make_date(extract(year from birth_date)::int, 7, 1), 'da', '{}',
            coalesce((select min(code) from postcode p where y.municipality_code = any(p.municipality_codes)), postcode), 0, 0, 0, target_group, '{}', '{}',
            '{}', '', 0, 0, 0, waiting_since, 2, true, false, '', 0, '{}', '{}',
            '{}', '{}', '{}', '', '{}', '', '', 3, 'erased', '', @today, @at
        from youth y where id = @youth
        """;

    public const string Remember = """
        insert into erasure (id, municipality_code, replacement, mark, cause, erased_at, erased_by, counts)
        values (@id, @municipality, @replacement, @mark, @cause, @at, @by, @counts::jsonb)
        """;
}
