using Dapper;
using Matching.Core.Definitions;
using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Npgsql;

namespace Matching.Storage.Postgres.Enrolments;

internal sealed class PostgresShelf(NpgsqlDataSource store) : IProgrammeShelf
{
    // Definitions are added and never changed, so a book of so many of them is always the same book.
    private (int Count, ProgrammeBook Book) _last = (0, ProgrammeBook.Shipped);

    public async Task<ProgrammeBook> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var last = _last;
        if (await connection.ExecuteScalarAsync<int>(new CommandDefinition("select count(*)::int from programme_definition", cancellationToken: cancellationToken)) == last.Count)
        {
            return last.Book;
        }

        var loaded = (await connection.QueryAsync<(string, string)>(new CommandDefinition(
            "select programme || ' ' || valid_from, json from programme_definition order by programme, valid_from", cancellationToken: cancellationToken))).ToList();
        var book = ProgrammeBook.Shipped.With(loaded).OrThrow();
        _last = (loaded.Count, book);
        return book;
    }

    public async Task<IReadOnlyList<DecidedMatch>> DecidedSinceAsync(string programme, DateOnly from, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Youth, string Opening, DateOnly On)>(new CommandDefinition(
            """
            select f.youth_id, f.opening_id, (f.created_at at time zone 'Europe/Copenhagen')::date
            from offer f where f.programme = @programme and (f.created_at at time zone 'Europe/Copenhagen')::date >= @from
            union
            select p.youth_id, p.opening_id, p.since
            from placement p join opening o on o.id = p.opening_id where o.programme = @programme and p.offer_id is null and p.state in (4, 5) and p.since >= @from
            order by 3, 1, 2
            """,
            new { programme, from },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DecidedMatch(row.Youth, row.Opening, row.On))];
    }

    public async Task KeepAsync(ProgrammeVersion version, string json, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into programme_definition (mark, programme, valid_from, json, loaded_at, loaded_by) values (@Mark, @Id, @ValidFrom, @json, @at, @by)
            on conflict (mark) do nothing
            """,
            new { version.Mark, version.Id, version.Definition.ValidFrom, json, at, by },
            cancellationToken: cancellationToken));
    }
}
