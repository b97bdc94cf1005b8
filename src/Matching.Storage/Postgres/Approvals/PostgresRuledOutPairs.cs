using Dapper;
using Matching.Core.Approvals;
using Npgsql;

namespace Matching.Storage.Postgres.Approvals;

internal sealed class PostgresRuledOutPairs(NpgsqlDataSource store) : IRuledOutPairs
{
    // A statement that changes something runs whether or not it is read.
    private const string Open = """
        with opened as (delete from never_pair where proposal_id = @id and exists (select from proposal p where p.id = @id and p.state = 3))
        select youth_id, opening_id from proposal where id = @id and state = 3
        """;

    public async Task<(string YouthId, string OpeningId)?> OpenAsync(ProposalId rejected, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var pairs = await connection.QueryAsync<(string, string)>(new CommandDefinition(Open, new { id = rejected.Value }, cancellationToken: cancellationToken));
        return pairs.Select(pair => ((string, string)?)pair).SingleOrDefault();
    }
}
