using Dapper;
using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

internal sealed class PostgresTemplates(NpgsqlDataSource store) : ITemplateShelf
{
    public async Task PutAsync(KeptTemplate template, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into text_template (municipality_code, template, language, valid_from, body, saved_by, saved_at)
            values (@Municipality, @Template, @Language, @ValidFrom, @Body, @SavedBy, @SavedAt)
            on conflict (municipality_code, template, language, valid_from) do update set body = excluded.body, saved_by = excluded.saved_by, saved_at = excluded.saved_at
            """,
            new { template.Municipality, template.Words.Template, template.Words.Language, template.ValidFrom, template.Words.Body, template.SavedBy, template.SavedAt },
            cancellationToken: cancellationToken));
    }
}
