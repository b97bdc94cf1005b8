using Dapper;
using Matching.Core.Texts.Limits;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

internal sealed class PostgresLimits(NpgsqlDataSource store) : ILimitShelf
{
    /// <summary>The limits that a text of @municipality and @programme falls under, with what has left since @day and @month.</summary>
    internal const string Uses = """
        select l.programme, l.per, l.segments as most,
               (select coalesce(sum(m.segments), 0)::int from sms_message m left join offer f on f.id = m.offer_id
                where m.municipality_code = l.municipality_code and m.direction = 1 and m.sent_at >= case l.per when 'day' then @day else @month end
                  and (l.programme = '' or f.programme = l.programme)) as used
        from text_limit l where l.municipality_code = @municipality and l.programme in ('', @programme)
        order by l.programme, l.per
        """;

    public async Task PutAsync(KeptLimit limit, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var values = new { limit.Municipality, limit.Programme, Per = CodeOf(limit.Per), limit.Segments, limit.SetBy, limit.SetAt };
        await connection.ExecuteAsync(new CommandDefinition(
            limit.Segments is null
                ? "delete from text_limit where municipality_code = @Municipality and programme = @Programme and per = @Per"
                : """
                  insert into text_limit (municipality_code, programme, per, segments, set_by, set_at) values (@Municipality, @Programme, @Per, @Segments, @SetBy, @SetAt)
                  on conflict (municipality_code, programme, per) do update set segments = excluded.segments, set_by = excluded.set_by, set_at = excluded.set_at
                  """,
            values,
            cancellationToken: cancellationToken));
    }

    internal static SpendingPeriod PerOf(string code) => code == "day" ? SpendingPeriod.Day : SpendingPeriod.Month;

    private static string CodeOf(SpendingPeriod per) => per == SpendingPeriod.Day ? "day" : "month";
}
