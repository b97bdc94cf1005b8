using Dapper;
using Matching.Core.Approvals;
using Npgsql;

namespace Matching.Storage.Postgres.Approvals;

/// <summary>Pairs that consultants propose themselves.</summary>
internal sealed class PostgresOwnPairs(NpgsqlDataSource store) : IOwnPairs
{
    private const string AreOf = """
        select exists (select from youth y, opening o where y.id = @Youth and y.municipality_code = @Municipality and o.id = @Opening and o.municipality_code = @Municipality)
        """;

    private const string IsOpen = "select exists (select from offer where youth_id = @Youth and kind = @Kind and state in (1, 2, 3, 4))";

    // A meeting takes no seat.
    private const string IsFree = """
        select @PairState = 5 or exists (
            select from seat s where s.opening_id = @Opening
              and not exists (select from seat_hold h where h.opening_id = s.opening_id and h.seat_number = s.number and h.released_at is null))
        """;

    private const string Supersede = """
        update proposal set state = 4, decided_at = @At, decided_by = @By, version = version + 1
        where youth_id = @Youth and kind = @Kind and state = 1 and (pair_state <> 5 or @PairState <> 5 or opening_id = @Opening)
        """;

    private const string Insert = """
        insert into proposal (id, municipality_code, night_id, youth_id, kind, opening_id, host_id, programme, score, rank, weight, pair_state, state, warnings, details, created_at, proposed_by)
        values (@Id, @Municipality, (select id from night where @Municipality = any (string_to_array(area, '+')) and state = 2 order by local_date desc, started_at desc limit 1),
                @Youth, @Kind, @Opening, @Host, @Programme, @Score, @Rank, 0, @PairState, 1, @Warnings, @Details::jsonb, @At, @By)
        """;

    public async Task<bool> AreOfAsync(string municipality, string youth, string opening, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(AreOf, new { Municipality = municipality, Youth = youth, Opening = opening }, cancellationToken: cancellationToken));
    }

    public async Task<OwnPairSaved> SaveAsync(OwnPair own, CancellationToken cancellationToken)
    {
        var values = Values(own);
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Two consultants with the same idea for her stand in line here.
        await connection.ExecuteAsync(Command("select from youth where id = @Youth for update"));
        if (!await connection.ExecuteScalarAsync<bool>(Command(AreOf)))
        {
            return OwnPairSaved.NotFound;
        }

        if (await connection.ExecuteScalarAsync<bool>(Command(IsOpen)))
        {
            return OwnPairSaved.OfferIsOpen;
        }

        if (!await connection.ExecuteScalarAsync<bool>(Command(IsFree)))
        {
            return OwnPairSaved.NoFreeSeat;
        }

        await connection.ExecuteAsync(Command(Supersede));
        await connection.ExecuteAsync(Command(Insert));
        await transaction.CommitAsync(cancellationToken);
        return OwnPairSaved.Saved;

        CommandDefinition Command(string sql) => new(sql, values, cancellationToken: cancellationToken);
    }

    private static object Values(OwnPair own) => new
    {
        Id = own.Id.Value,
        own.Municipality,
        own.Pair.Youth,
        Kind = (short)own.Pair.Kind,
        own.Pair.Opening,
        own.Pair.Host,
        own.Pair.Programme,
        own.Pair.Score,
        own.Pair.Rank,
        PairState = (short)own.Pair.State,
        Warnings = own.Pair.Warnings.ToArray(),
        own.Details,
        own.At,
        own.By,
    };
}
