using Dapper;
using Matching.Core.Inquiries;
using Npgsql;

namespace Matching.Storage.Postgres.Inquiries;

internal sealed class PostgresMentorCalls(NpgsqlDataSource store) : IMentorCalls
{
    private const string Waiting = """
        select p.municipality_code, 2 as kind, 'call:' || p.id || ':tried:' || @today as marker, o.host_id, p.youth_id, p.id as placement_id, 'da' as language, p.call_by,
               (select count(*)::int from inquiry b where b.placement_id = p.id and b.answer = 'no_answer') as tried_before,
               exists (select from inquiry b where b.placement_id = p.id and b.answer = 'no_answer' and (b.answered_at at time zone 'Europe/Copenhagen')::date = @today) as tried_today
        from placement p
        join opening o on o.id = p.opening_id
        where p.id = @placement and o.host_id = @mentor and o.kind = 3 and p.state = 4 and p.call_by is not null
          and (select count(*) from inquiry i where i.placement_id = p.id and i.answer = 'no_answer') < @MostTries
          and not exists (select from enrolment_step s where s.kind = 1 and s.placement = p.id::text and s.state in (5, 6))
        """;

    private const string Open = $"{InquiryRow.Select} where i.placement_id = @placement and i.kind = 2 and i.closed_at is null order by i.asked_at desc, i.id limit 1";

    public async Task<MentorCall?> FindAsync(string mentor, Guid placement, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var of = new { mentor, placement, today, Inquiry.MostTries };
        if (await connection.QuerySingleOrDefaultAsync<InquiryRow>(new CommandDefinition(Waiting, of, cancellationToken: cancellationToken)) is not { CallBy: { } callBy } row)
        {
            return null;
        }

        var asked = (await connection.QueryAsync<InquiryRow>(new CommandDefinition(Open, of, cancellationToken: cancellationToken))).SingleOrDefault();
        return new((asked ?? row).ToInquiry(), callBy, asked is not null, row.TriedToday);
    }
}
