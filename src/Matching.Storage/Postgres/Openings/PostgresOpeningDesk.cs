using Dapper;
using Matching.Core.Openings;
using Matching.Storage.Postgres.Tables;
using Npgsql;

namespace Matching.Storage.Postgres.Openings;

/// <summary>Places that staff post, one at a time.</summary>
internal sealed class PostgresOpeningDesk(NpgsqlDataSource store) : IOpeningDesk
{
    public async Task<Core.Openings.Host?> FindHostAsync(string hostId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var found = await Table<Core.Openings.Host>.ReadAsync(connection, $"select {HostTable.Hosts.ColumnNames} from host where id = @id", HostTable.Hosts.Read!, cancellationToken, ("id", hostId));
        return found is [var host] ? host : null;
    }

    public async Task AddAsync(Opening opening, string municipality, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await OpeningTable.Openings.CopyAsync(connection, "opening", [new(municipality, opening)], cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into seat (opening_id, number) select @Id, n from generate_series(1, greatest(least(@Seats, coalesce(@CohortMax, @Seats)) - @SeatsTakenElsewhere, 0)) n",
            new { opening.Id, opening.Seats, opening.CohortMax, opening.SeatsTakenElsewhere },
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }
}
