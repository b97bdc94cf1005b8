using Matching.Testing.Offers;

namespace Matching.Edges.Tests.Erasures;

/// <summary>A mentor, or a company's contact, whom every table knows that can know one: by id, name, number, address or words of hers.</summary>
internal static class HostKnownEverywhere
{
    public const string Id = "M-8852.3";
    public const string Place = "P-8852.4";

    /// <summary>Whatever leads to a mentor.</summary>
    public static readonly string[] MentorTrails = [Id, Place, "Mosekjærgaard", "Mariannelil", "4523008852", "23008852", "mosegrønne ord", "mm@mosen.dk"];

    /// <summary>Whatever leads to a company's contact: the company itself stays.</summary>
    public static readonly string[] ContactTrails = ["Mosekjærgaard", "Mariannelil", "4523008852", "23008852", "mm@mosen.dk"];

    /// <summary>A mentor with one place, a young person who met her there, and another host whose id begins like hers.</summary>
    public static async Task<OfferTown> MentorAsync()
    {
        var town = await CreateAsync(3, "update host set name = 'Mariannelil Mosekjærgaard', contact_name = '' where id = @Id");
        await town.Store.ExecuteAsync(Rows, new { Id, Place, now = town.Clock.GetUtcNow() });
        return town;
    }

    /// <summary>The same as a company, whose contact she is.</summary>
    public static async Task<OfferTown> ContactAsync()
    {
        var town = await CreateAsync(2, "update host set contact_name = 'Mariannelil Mosekjærgaard' where id = @Id");
        await town.Store.ExecuteAsync(Rows, new { Id, Place, now = town.Clock.GetUtcNow() });
        return town;
    }

    private static async Task<OfferTown> CreateAsync(short kind, string named)
    {
        var town = await OfferTown.CreateAsync();
        var opening = await town.OpeningAsync(hostPhone: "+4523008852", kind: kind);
        var other = await town.OpeningAsync(hostPhone: "+4523008853", kind: kind);
        await town.Store.ExecuteAsync($"""
            update host set id = @Id, email = 'mm@mosen.dk' where id = 'H' || @opening;
            update host set id = @Id || '0' where id = 'H' || @other;
            update opening set id = @Place, hobbies = array['mosegrønne ord'] where id = @opening;
            update opening set id = @Place || '0' where id = @other;
            {named};
            """, new { Id, Place, opening, other });
        await JourneyAsync(town);
        return town;
    }

    // An offer, a yes, its receipts and the host's text, what both write; then the place ends.
    private static async Task JourneyAsync(OfferTown town)
    {
        var youth = await town.YouthAsync("+4523000021", "Ida");
        await town.YouthAsync("+4523000022", "Bo");
        await town.ApproveAsync(await town.ProposalAsync(youth, Place));
        await town.SendDueAsync();
        await town.TypeAsync("23000021", "Ja");
        await town.SendDueAsync();
        await town.TypeAsync("23008852", "Mine mosegrønne ord er 12, mvh Mariannelil Mosekjærgaard");
        await town.TypeAsync("23000021", "Mariannelil Mosekjærgaard ringede ikke");
        await town.Store.ExecuteAsync("update placement set state = 6, source = 'import'; update seat_hold set released_at = now()");
    }

    private const string Rows = """
        insert into host_event values ('00000000-0000-0000-0000-0000000000b1', '0791', 'business-mentors', 'Møde', '2026-12-01', @now, 'karin');
        insert into event_invitation (event_id, host_id, invited_at) values ('00000000-0000-0000-0000-0000000000b1', @Id, @now);
        insert into host_order (id, municipality_code, programme, opening_id, posts, received_at, received_by, sent_at, answers)
        values ('00000000-0000-0000-0000-0000000000f1', '0791', 'business-mentors', @Place, 1, @now, 'karin', @now, '{"who": "Mariannelil Mosekjærgaard"}');
        insert into host_pledge (id, event_id, host_id, words, posts, pledged_at, pledged_by, order_id)
        values (gen_random_uuid(), '00000000-0000-0000-0000-0000000000b1', @Id, 'Mariannelil Mosekjærgaard tager en', 1, @now, 'karin', '00000000-0000-0000-0000-0000000000f1');
        insert into invitation_consent values (@Id, true, @now, 'mentor:' || @Id);
        insert into calendar_feed values (@Id, '0791', repeat('s', 40), @now);
        insert into funded_seat values (gen_random_uuid(), @Id, 'business-mentors', @Place, @now, 'karin');
        insert into switched_off (id, municipality_code, what, part, value, reason, set_by, since) values (gen_random_uuid(), '0791', 'matching', 'host', @Id, 'Ferie', 'karin', @now);
        insert into released_name values ('0791', 'Mariannelil Mosekjærgaard', 'karin', @now);
        insert into own_field values ('host', @Id, 'last_answer'), ('opening', @Place, 'seats'), ('ranking', '2 Y00003 ' || @Place, 'rank');
        insert into ranking (municipality_code, side, youth_id, opening_id, rank) select '0791', 1, id, @Place, 1 from youth where first_name = 'Ida';
        insert into never_pair select p.youth_id, p.opening_id, '0791', p.id, 'not_suited', 'karin', @now from proposal p;
        insert into history (municipality_code, youth_id, opening_id, outcome, on_date, source) select '0791', id, @Place, 1, '2026-01-05', 'import' from youth where first_name = 'Ida';
        insert into seat_price select id, @Place, 1, 1, 0, 0 from night;
        insert into law_override (id, proposal_id, rule, reason, asked_by, asked_at) select gen_random_uuid(), id, 'RA01', 'Mariannelil Mosekjærgaard må godt', 'karin', @now from proposal;
        insert into law_answer select id, 'IN09', 2, 'Hvem?', 'Who?', '', 'Mariannelil Mosekjærgaard, leder', 'karin', @now from proposal;
        insert into unplaced select n.id, '0791', y.id, 3, 'no_feasible', 0, jsonb_build_object('nearest', jsonb_build_array(@Place, @Place || '0')) from night n, youth y where y.first_name = 'Bo';
        insert into proposal (id, municipality_code, night_id, youth_id, kind, opening_id, host_id, programme, score, rank, weight, pair_state, state, warnings, details, created_at)
        select gen_random_uuid(), '0791', n.id, y.id, 3, @Place || '0', @Id || '0', 'business-mentors', 700, 1, 1000, 1, 1, '{}', jsonb_build_object('runnersUp', jsonb_build_array(jsonb_build_object('opening', @Place))), @now from night n, youth y where y.first_name = 'Bo';
        update youth set wished_hosts = array[@Id, @Id || '0'], not_hosts = array[@Place], last_employer = @Id where first_name = 'Bo';
        update night set fault = @Id || ' gik galt', summary = jsonb_build_object('busiest', @Id);
        insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, walked_on) select '00000000-0000-0000-0000-0000000000e1', '0791', id, 'business-mentors', 'm', '2026-11-01', 'import', '2026-11-01' from youth where first_name = 'Ida';
        insert into enrolment_event (id, enrolment_id, kind, on_date, at, by_whom, subject, word, note, second_person)
        values (gen_random_uuid(), '00000000-0000-0000-0000-0000000000e1', 61, '2026-11-02', @now, 'mentor:' || @Id, @Place, '', 'mosegrønne ord', ''),
               (gen_random_uuid(), '00000000-0000-0000-0000-0000000000e1', 61, '2026-11-03', @now, 'karin', '', '', 'Talte med Mariannelil Mosekjærgaard', '');
        insert into enrolment_step (enrolment_id, key, kind, what, who, due, state, desk_of) values ('00000000-0000-0000-0000-0000000000e1', 's1', 1, 'talk', '{3}', '2026-12-01', 1, 1);
        insert into follow_up_question (id, municipality_code, enrolment_id, step_key, role, ask, youth_id, placement_id, phone, language, code, asked_at)
        select gen_random_uuid(), '0791', '00000000-0000-0000-0000-0000000000e1', 's1', 3, 'goes_well', p.youth_id, p.id, '+4523008852', 'da', 'H4', @now from placement p;
        insert into inquiry (id, municipality_code, kind, marker, host_id, phone, language, code, asked_at) values (gen_random_uuid(), '0791', 1, 'renewal:' || @Id, @Id, '+4523008852', 'da', 'H5', @now);
        insert into work_item (id, municipality_code, kind, created_at, marker, note_da, note_en) values
            ('00000000-0000-0000-0000-0000000000d1', '0791', 'renewal_due', @now, 'renewal_due:' || @Id, 'Mariannelil Mosekjærgaard', ''),
            (gen_random_uuid(), '0791', 'opening_reported', @now, 'reported:1', 'Ring 23 00 88 52', ''),
            (gen_random_uuid(), '0791', 'group_dissolved', @now, 'dissolved:' || @Place || ':Y00003', '', '');
        insert into call_attempt values (gen_random_uuid(), '0791', '00000000-0000-0000-0000-0000000000d1', 'no_answer', 'karin', @now);
        insert into person_read select id, '2026-11-20', case (select kind from host where id = @Id) when 2 then 'mentor:' else 'company:' end || @Id, 7, '0791', 'Mariannelil Mosekjærgaard', @now, @now, 1 from youth where first_name = 'Ida';
        insert into sms_stop values ('+4523008852', '0791', @now, 'stop', 'sms') on conflict do nothing;
        insert into phone_parked select '+4523008852', '0791', id, @now from sms_message where direction = 2 limit 1;
        insert into phone_bad values ('+4523008852', '0791', '30005', @now);
        insert into sign_in_code (id, phone, address, asked_at, until) values (gen_random_uuid(), '+4523008852', '10.0.0.1', @now, @now);
        insert into session values ('\x01', case (select kind from host where id = @Id) when 2 then 'mentor:' else 'company:' end || @Id, '\x02', @now, @now);
        insert into asked_run (id, municipality_code, kind, wanted, state, asked_by, asked_at, answer) values (gen_random_uuid(), '0791', 3, jsonb_build_object('host', @Id), 3, 'karin', @now, jsonb_build_object('hosts', jsonb_build_array(@Id, @Id || '0')));
        insert into system_key values ('00000000-0000-0000-0000-0000000000c1', '0791', 'fag', '\x03', @now, null);
        insert into system_request values ('00000000-0000-0000-0000-0000000000c1', 'r1', '\x04', @now, 200, '{"contact": "Mariannelil Mosekjærgaard"}'), ('00000000-0000-0000-0000-0000000000c1', 'r2', '\x05', @now, 200, '{}');
        insert into queue_message (message_id, kind, body, visible_at, dead_at, dead_reason) values (gen_random_uuid(), 'seat-freed', jsonb_build_object('opening', @Place), @now, @now, 'No opening P-8852.4 on the board.');
        insert into outbox (message_id, kind, body, not_before, created_at) values (gen_random_uuid(), 'seat-freed', jsonb_build_object('opening', @Place), @now, @now);
        insert into night_part select lease_id, 1, id, convert_to('M-8852.3', 'UTF8'), @now from night;
        """;
}
