using Dapper;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

/// <summary>
/// One row says when the next text may leave; whoever moves it on has the turn. Only those try whose turn comes within half a second, so texts
/// leave in order, at one a second strictly, and at hundreds a second nobody waits for one certain message to be handed out; the others ask
/// again about when their turn comes. With two clocks the one ahead sets the pace: it is never faster.
/// </summary>
internal sealed class PostgresSendingPace(NpgsqlDataSource store) : ISendingPace
{
    /// <summary>How much later than its instant a text may come and still find its place.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whose turns lie closer together than this may leave in any order.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(500);

    private const string Ahead = "select count(*)::int from sms_message where direction = 1 and state = 1 and line_until > @now and (line, id) < (@line, @id)";

    private const string Take = "update sending_pace set next_at = @next where next_at <= @now";

    private const string Wait = """
        update sms_message set line = @line, line_until = t.at + @Patience
        from (select greatest(next_at, @now) + @ahead * @every as at from sending_pace) t
        where id = @id returning t.at
        """;

    public async Task<DateTimeOffset?> TakeTurnAsync(TextId text, SendingLine line, TimeSpan every, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ahead = await connection.ExecuteScalarAsync<int>(Command(Ahead, 0));
        if (ahead * every < Together && await connection.ExecuteAsync(Command(Take, 0)) == 1)
        {
            return null;
        }

        return await connection.ExecuteScalarAsync<DateTimeOffset>(Command(Wait, ahead));

        CommandDefinition Command(string sql, int before) => new(
            sql, new { id = text.Value, line = (short)line, now, next = now + every, every, ahead = before, Patience }, cancellationToken: cancellationToken);
    }
}
