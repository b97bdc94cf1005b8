using Dapper;
using Matching.Web.Enrolments;
using Npgsql;

namespace Matching.Web.Work;

/// <summary>
/// What waits at one municipality's desk, a page at a time: items whose matter cannot wait first, then by when they are due. Only the page's own
/// items are joined to what they are about.
/// </summary>
internal sealed class WorkQuery(NpgsqlDataSource store)
{
    public const int PageSize = 40;

    private const string Items = """
        select w.id, w.kind, w.youth_id, coalesce(y.first_name || ' ' || y.last_name, '') as youth_name,
               coalesce(case when w.kind in ('call_guardian', 'guardian_no', 'guardian_wrote')
                             then coalesce((select b.phone from backing b where b.id::text = split_part(w.marker, ':', 3)), m.phone, y.guardian_phone, '') else y.phone end, m.phone, '') as phone,
               w.offer_id, f.state::int as offer_state, coalesce(f.text, '') as offer_text, coalesce(o.title, '') as opening_title, coalesce(h.name, '') as host_name,
               case when w.kind in ('call_guardian', 'guardian_no') then split_part(w.marker, ':', 3) else '' end as question,
               coalesce(m.body, '') as message_body, case when m.direction = 2 then m.id end as message_id, coalesce(m.phone, '') as message_phone, w.created_at, w.due_at, w.note_da, w.note_en,
               w.urgency,
               array(select n.id || '|' || n.first_name || ' ' || n.last_name from youth n
                     where w.kind = 'unknown_number' and n.municipality_code = w.municipality_code and m.body ~* ('\m' || regexp_replace(n.first_name, '[^[:alpha:]]', '.', 'g') || '\M')
                     order by n.phone is null desc, n.id limit 3) as likely
        from (select i.*, case when i.kind = 'help' then 2 when i.kind in ('yes_but', 'perhaps_stop', 'no_after_yes', 'guardian_no') then 1 else 0 end as urgency
              from work_item i
              where i.municipality_code = @municipality and i.done_at is null
              order by urgency desc, coalesce(i.due_at, i.created_at), i.id
              limit @size offset @skip) w
        left join youth y on y.id = w.youth_id
        left join offer f on f.id = w.offer_id
        left join proposal p on p.id = case when w.kind = 'arrange_meeting' then split_part(w.marker, ':', 2)::uuid end
        left join opening o on o.id = coalesce(f.opening_id, p.opening_id)
        left join host h on h.id = coalesce(f.host_id, p.host_id)
        left join sms_message m on m.id = w.message_id
        order by w.urgency desc, coalesce(w.due_at, w.created_at), w.id;
        """;

    private const string Steps = StepRow.Columns + $"\nwhere e.municipality_code = @municipality and {StepRow.IsWork} order by s.due, s.enrolment_id, s.key limit @size offset @skip;\n";

    private const string Counts = $"""
        select (select count(*) from work_item where municipality_code = @municipality and done_at is null)::int as items,
               (select count(*) from enrolment_step s join enrolment e on e.id = s.enrolment_id where e.municipality_code = @municipality and {StepRow.IsWork})::int as steps;
        """;

    public async Task<WorkList> ReadAsync(string municipality, int page, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var answers = await connection.QueryMultipleAsync(new(Items + Steps + Counts, new { municipality, size = PageSize, skip = (page - 1) * PageSize }, cancellationToken: cancellationToken));
        var items = (await answers.ReadAsync<WorkRow>()).AsList();
        var steps = (await answers.ReadAsync<StepRow>()).AsList();
        var (allItems, allSteps) = await answers.ReadSingleAsync<(int, int)>();
        return new(items, steps, (Math.Max(allItems, allSteps) + PageSize - 1) / PageSize);
    }
}

/// <summary>One page of the work list, and how many there are.</summary>
internal sealed record WorkList(IReadOnlyList<WorkRow> Items, IReadOnlyList<StepRow> Steps, int Pages)
{
    public static WorkList Empty { get; } = new([], [], 0);
}
