using Matching.Testing.Offers;

namespace Matching.Edges.Tests.Erasures;

/// <summary>A young person whom every table knows that can know one: by id, name, number, guardians' numbers or words of hers.</summary>
internal static class KnownEverywhere
{
    public const string Id = "K-7741.2";

    /// <summary>Whatever leads to her. Her words stand for what she or others have written.</summary>
    public static readonly string[] Trails = [Id, "Zakarina", "Kvistgaardsen", "4523007741", "23007741", "4523007742", "4523007743", "hemmelige ord"];

    /// <summary>Beside her there is one with an id that begins like hers, and one who is a reserve for somebody else's offer.</summary>
    public static async Task<OfferTown> CreateAsync()
    {
        var town = await OfferTown.CreateAsync();
        var youth = await town.YouthAsync("+4523007741", "Zakarina");
        await town.YouthAsync("+4523000009", "Bo");
        var opening = await town.OpeningAsync();
        var other = await town.OpeningAsync();
        await town.Store.ExecuteAsync(Herself, new { youth, Id, opening });
        await JourneyAsync(town, opening);
        var others = await town.ApprovedAsync("+4523000010", name: "Ida");
        await town.Store.ExecuteAsync(Rows, new { Id, opening, other, others = others.Value, now = town.Clock.GetUtcNow() });
        return town;
    }

    // An offer with a welcome, a yes, its receipts and the host's text; then the place ends.
    private static async Task JourneyAsync(OfferTown town, string opening)
    {
        await town.ApproveAsync(await town.ProposalAsync(Id, opening));
        await town.SendDueAsync();
        await town.TypeAsync("23007741", "Ja");
        await town.SendDueAsync();
        await town.TypeAsync("23007741", "Mine hemmelige ord er 12");
        await town.Store.ExecuteAsync("update placement set state = 6, outside_title = 'Zakarinas bod', source = 'import'; update seat_hold set released_at = now()");
    }

    private const string Herself = """
        update youth set id = @Id, last_name = 'Kvistgaardsen', guardian_phone = '+4523007742', guardian2_phone = '+4523007743', interests = '{"hemmelige ord"}' where id = @youth;
        insert into youth (id, municipality_code, first_name, last_name, birth_date, language, languages, postcode, travel_modes, max_travel_minutes, school, target_group, wants, interests, hobbies,
            available, max_hours_per_week, needs, communication, waiting_since, contact_by, sms_stopped, protected_address, consultant, licence, not_sectors, not_hosts, wished_hosts, programmes,
            groups, last_employer, weeks_used, guardian_relation, guardian_language, status, status_reason, status_by)
        select @Id || '0', municipality_code, 'En', 'anden', birth_date, language, languages, postcode, travel_modes, max_travel_minutes, school, target_group, wants, '{}', hobbies,
            available, max_hours_per_week, needs, communication, waiting_since, contact_by, sms_stopped, protected_address, consultant, licence, not_sectors, not_hosts, wished_hosts, programmes,
            groups, last_employer, weeks_used, guardian_relation, guardian_language, status, status_reason, status_by
        from youth where id = @Id;
        """;

    private const string Rows = """
        insert into history (municipality_code, youth_id, opening_id, outcome, on_date, source) values ('0791', @Id, @opening, 1, '2026-01-05', 'import');
        insert into unplaced select id, '0791', @Id, 2, 'no_feasible', 0, '{"words": "hemmelige ord"}' from night;
        update night set fault = 'K-7741.2 gik galt';
        insert into permission values (gen_random_uuid(), '0791', @Id, 'about', 1, 'mine hemmelige ord', @now, null);
        insert into person_read values (@Id, '2026-11-20', 'karin', 1, '0791', 'Karin', @now, @now, 1);
        insert into handover values (gen_random_uuid(), '0791', @Id, 'lis', 'karin', 'Zakarina kender Karin', 'lis', @now);
        insert into own_field values ('youth', @Id, 'available'), ('ranking', '1 ' || @Id || ' ' || @opening, 'rank');
        insert into ranking (municipality_code, side, youth_id, opening_id, rank) values ('0791', 1, @Id, @opening, 1);
        insert into never_pair select @Id, @other, '0791', id, 'not_suited', 'karin', @now from proposal where youth_id = @Id;
        insert into law_override (id, proposal_id, rule, reason, asked_by, asked_at) select gen_random_uuid(), id, 'RA01', 'Zakarina må godt', 'karin', @now from proposal where youth_id = @Id;
        insert into law_answer select id, 'IN09', 2, 'Hvem?', 'Who?', '', 'Zakarinas hemmelige ord', 'karin', @now from proposal where youth_id = @Id;
        insert into reserve values (@others, '0791', @Id, 'karin', @now, null);
        insert into share_consent values (@Id, true, @now, 'Zakarina');
        insert into backing (id, municipality_code, youth_id, offer_id, programme, about, number, phone, language, code, state, created_at)
        select gen_random_uuid(), '0791', @Id, id, 'spare-time-job', 'Et job', 1, '+4523007742', 'da', 'K7', 3, @now from offer where youth_id = @Id;
        insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, walked_on) values ('00000000-0000-0000-0000-0000000000e1', '0791', @Id, 'spare-time-job', 'm', '2026-11-01', 'import', '2026-11-01');
        insert into enrolment_event (id, enrolment_id, kind, on_date, at, by_whom, subject, word, note, second_person)
        values (gen_random_uuid(), '00000000-0000-0000-0000-0000000000e1', 61, '2026-11-02', @now, 'youth:' || @Id, 'g1', '', 'hemmelige ord: tale højt', ''),
               (gen_random_uuid(), '00000000-0000-0000-0000-0000000000e1', 41, '2026-11-01', @now, 'karin', 'hemmelige ord', 'school', '', '');
        insert into enrolment_step (enrolment_id, key, kind, what, who, due, state, desk_of) values ('00000000-0000-0000-0000-0000000000e1', 's1', 1, 'talk', '{1}', '2026-12-01', 1, 1);
        insert into follow_up_question (id, municipality_code, enrolment_id, step_key, role, ask, youth_id, phone, language, code, asked_at)
        values (gen_random_uuid(), '0791', '00000000-0000-0000-0000-0000000000e1', 's1', 1, 'goes_well', @Id, '+4523007741', 'da', 'H4', @now);
        insert into inquiry (id, municipality_code, kind, marker, youth_id, phone, language, code, asked_at) values (gen_random_uuid(), '0791', 3, 'ranking:' || @Id, @Id, '+4523007741', 'da', 'H5', @now);
        insert into scheme_invitation (id, municipality_code, youth_id, programme, title, says, agreed_by, invited_by, invited_at, state) values (gen_random_uuid(), '0791', @Id, 'spare-time-job', 'Job', '{}', '{}', 'karin', @now, 1);
        insert into host_order (id, municipality_code, programme, opening_id, posts, received_at, received_by) values ('00000000-0000-0000-0000-0000000000f1', '0791', 'spare-time-job', @opening, 1, @now, 'karin');
        insert into order_candidate values ('00000000-0000-0000-0000-0000000000f1', @Id, 1, 700, false);
        insert into work_item (id, municipality_code, kind, youth_id, created_at, marker, note_da, note_en) values ('00000000-0000-0000-0000-0000000000d1', '0791', 'erase_asked', @Id, @now, 'erase:' || @Id, 'Zakarina Kvistgaardsen', '');
        insert into work_item (id, municipality_code, kind, created_at, marker, note_da, note_en) values (gen_random_uuid(), '0791', 'group_lacked', @now, 'group:1', 'Mangler: Zakarina Kvistgaardsen', '');
        insert into call_attempt values (gen_random_uuid(), '0791', '00000000-0000-0000-0000-0000000000d1', 'no_answer', 'karin', @now);
        insert into sms_message (id, municipality_code, direction, phone, template, body, state, marker, supplier_id, created_at)
        values (gen_random_uuid(), '0791', 1, '+4587870099', 'T27', 'Ring til Zakarina på 23 00 77 41', 4, 'told:x', 'SMx', @now),
               (gen_random_uuid(), '0791', 2, '+4523007743', null, 'Hun hedder Zakarina', 12, null, 'SMy', @now);
        insert into local_phone_message values (gen_random_uuid(), '+4587870099', 1, 'Ring til Zakarina på 23 00 77 41', @now, 'delivered', 'SMx');
        insert into sms_stop values ('+4523007742', '0791', @now, 'stop', 'sms') on conflict do nothing;
        insert into phone_parked select '+4523007743', '0791', id, @now from sms_message where supplier_id = 'SMy';
        insert into phone_bad values ('+4523007741', '0791', '30005', @now);
        insert into sign_in_code (id, phone, address, asked_at, until) values (gen_random_uuid(), '+4523007741', '10.0.0.1', @now, @now);
        insert into session values ('\x01', 'youth:' || @Id, '\x02', @now, @now);
        insert into asked_run (id, municipality_code, kind, wanted, state, asked_by, asked_at, answer) values (gen_random_uuid(), '0791', 3, '{}', 3, 'karin', @now, '{"wishes": [{"youth": "K-7741.2"}, {"youth": "K-7741.20"}]}');
        insert into system_key values ('00000000-0000-0000-0000-0000000000c1', '0791', 'fag', '\x03', @now, null);
        insert into system_request values ('00000000-0000-0000-0000-0000000000c1', 'r1', '\x04', @now, 200, '{"faults": ["K-7741.2"]}'), ('00000000-0000-0000-0000-0000000000c1', 'r2', '\x05', @now, 200, '{}');
        insert into queue_message (message_id, kind, body, visible_at, dead_at, dead_reason) values (gen_random_uuid(), 'seat-freed', '{}', @now, @now, 'No youth K-7741.2 on the board.');
        insert into night_part select lease_id, 1, id, convert_to('K-7741.2', 'UTF8'), @now from night;
        """;
}
