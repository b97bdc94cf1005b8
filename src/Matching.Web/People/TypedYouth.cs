using Dapper;
using Npgsql;

namespace Matching.Web.People;

/// <summary>A young person as staff type her: full name, number or id.</summary>
internal static class TypedYouth
{
    // An id is one person; a name or a number may be several's, and then nobody is meant.
    private const string Query = """
        select id from youth
        where municipality_code = @municipality and erased_at is null
          and (id = @typed or lower(first_name || ' ' || last_name) = lower(@typed) or phone = '+45' || replace(@typed, ' ', '') or phone = @typed)
        order by id <> @typed, id
        limit 2
        """;

    /// <summary>Her id; what was typed, where it names nobody or more than one.</summary>
    public static async Task<string> IdAsync(NpgsqlDataSource store, string municipality, string typed, CancellationToken cancellationToken)
    {
        var said = typed.Trim();
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var found = (await connection.QueryAsync<string>(new CommandDefinition(Query, new { municipality, typed = said }, cancellationToken: cancellationToken))).ToList();
        return found switch
        {
            [var only] => only,
            [var first, _] when first == said => first,
            _ => said,
        };
    }
}
