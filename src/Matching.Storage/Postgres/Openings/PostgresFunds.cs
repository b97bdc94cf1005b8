using Dapper;
using Matching.Core.Openings;
using Npgsql;

namespace Matching.Storage.Postgres.Openings;

internal sealed class PostgresFunds(NpgsqlDataSource store) : IFundDesk
{
    public async Task AddAsync(string sponsor, string programme, int seats, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into funded_seat (id, sponsor_id, programme, funded_at, funded_by) select gen_random_uuid(), @sponsor, @programme, @at, @by from generate_series(1, @seats)",
            new { sponsor, programme, seats, by, at },
            cancellationToken: cancellationToken));
    }

    public async Task<bool> ClaimAsync(string programme, string host, string openingId, int seats, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var claimed = await connection.ExecuteAsync(new CommandDefinition(
            """
            update funded_seat set opening_id = @openingId
            where id in (select id from funded_seat where programme = @programme and opening_id is null and sponsor_id <> @host order by funded_at, id limit @seats for update skip locked)
            """,
            new { programme, host, openingId, seats },
            cancellationToken: cancellationToken));
        if (claimed < seats)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
