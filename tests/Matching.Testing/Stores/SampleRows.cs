namespace Matching.Testing.Stores;

/// <summary>SQL for rows that a test needs and no step is about; on people and openings of <see cref="SmallTown"/>.</summary>
public static class SampleRows
{
    /// <summary>A published night of 2026-11-20.</summary>
    public const string Night = """
        insert into night (id, area, local_date, state, started_at, lease_until, lease_id, finished_at, seed)
        values ('00000000-0000-0000-0000-0000000000a1', '0615+0791', '2026-11-20', 2, '2026-11-20T00:15:00Z', '2026-11-20T00:20:00Z', gen_random_uuid(), '2026-11-20T00:16:00Z', '1')
        """;

    public static string Proposal(string youth, string opening, int state) => $"""
        insert into proposal (id, municipality_code, night_id, youth_id, kind, opening_id, host_id, programme, score, rank, weight, pair_state, state, warnings, details, created_at)
        select gen_random_uuid(), '0791', '00000000-0000-0000-0000-0000000000a1', '{youth}', o.kind, o.id, o.host_id, o.programme, 700, 1, 1000, 1, {state}, '{Empty}', '{Empty}', '2026-11-20T00:16:00Z'
        from opening o where o.id = '{opening}'
        """;

    public static string Offer(string youth, string opening, int state, string code = "K7") => $"""
        insert into offer (id, municipality_code, proposal_id, youth_id, kind, opening_id, host_id, programme, code, state, contact_by, phone, language, text, approved_by, created_at)
        select gen_random_uuid(), p.municipality_code, p.id, p.youth_id, p.kind, p.opening_id, p.host_id, p.programme, '{code}', {state}, 1, y.phone, 'da', '', 'anna', '2026-11-20T09:00:00Z'
        from proposal p join youth y on y.id = p.youth_id where p.youth_id = '{youth}' and p.opening_id = '{opening}'
        """;

    private const string Empty = "{}";
}
