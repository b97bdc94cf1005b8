using Dapper;
using Matching.Core.Replies;
using Matching.Core.Replies.Wording;
using Npgsql;

namespace Matching.Storage.Postgres.Replies;

internal sealed class PostgresPhrases(NpgsqlDataSource store) : IPhraseShelf
{
    /// <summary>A municipality's own phrases, always in the same order.</summary>
    public static async Task<IReadOnlyList<AddedPhrase>> OfAsync(NpgsqlConnection connection, string municipality, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Phrase, string Kind)>(new CommandDefinition(
            "select phrase, kind from added_phrase where municipality_code = @municipality order by phrase", new { municipality }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new AddedPhrase(row.Phrase, Enum.Parse<PhraseKind>(row.Kind)))];
    }

    public async Task PutAsync(string municipality, AddedPhrase phrase, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into added_phrase (municipality_code, phrase, kind, added_by, added_at) values (@municipality, @Written, @kind, @by, @at)
            on conflict (municipality_code, phrase) do update set kind = excluded.kind
            """,
            new { municipality, phrase.Written, kind = phrase.Kind.ToString(), by, at },
            cancellationToken: cancellationToken));
    }

    public async Task<bool> TakeAwayAsync(string municipality, string written, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "delete from added_phrase where municipality_code = @municipality and phrase = @written", new { municipality, written }, cancellationToken: cancellationToken)) > 0;
    }
}
