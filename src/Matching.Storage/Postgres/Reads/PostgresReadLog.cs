using Dapper;
using Matching.Core.Clock;
using Matching.Core.Reads;
using Npgsql;

namespace Matching.Storage.Postgres.Reads;

internal sealed class PostgresReadLog(NpgsqlDataSource store) : IReadLog
{
    // In the order of the ids, so that two pages with the same people wait for each other and never for ever.
    private const string Count = """
        insert into person_read (youth_id, day, reader, what, municipality_code, reader_name, first_at, last_at)
        select y.id, @day, @Reader, @What, @Municipality, @ReaderName, @At, @At from youth y where y.id = any (@youths) order by y.id
        on conflict (youth_id, day, reader, what) do update set times = person_read.times + 1, last_at = greatest(person_read.last_at, excluded.last_at)
        """;

    public async Task NoteAsync(ReadNote note, CancellationToken cancellationToken)
    {
        if (note.Youths.Count == 0)
        {
            return;
        }

        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            Count,
            new
            {
                note.Municipality,
                note.Reader,
                note.ReaderName,
                What = (short)note.What,
                note.At,
                day = Copenhagen.DateAt(note.At),
                youths = note.Youths.Distinct(StringComparer.Ordinal).ToArray(),
            },
            cancellationToken: cancellationToken));
    }
}
