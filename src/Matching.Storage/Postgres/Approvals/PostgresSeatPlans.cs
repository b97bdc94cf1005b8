using Dapper;
using Matching.Core.Approvals;
using Matching.Core.Clock;
using Matching.Core.Offers;
using Npgsql;

namespace Matching.Storage.Postgres.Approvals;

internal sealed class PostgresSeatPlans(NpgsqlDataSource store) : ISeatPlans
{
    private const string Possible = """
        select exists (
            select from offer f join youth y on y.id = @youth and y.municipality_code = f.municipality_code
            where f.id = @Offer and not exists (select from offer o where o.youth_id = @youth and o.kind = f.kind and o.state in (1, 2, 3, 4)))
        """;

    private const string Supersede = """
        update proposal p set state = 4, version = p.version + 1 from offer f
        where f.id = @Offer and p.youth_id = @youth and p.kind = f.kind and p.state = 1 and p.pair_state <> 5
        """;

    // Not proposed by a night: no points, nothing to explain but that a person decided it.
    private const string Insert = """
        insert into proposal (id, municipality_code, night_id, youth_id, kind, opening_id, host_id, programme, score, rank, weight, pair_state, state, warnings, details, created_at)
        select @Id, f.municipality_code, p.night_id, @youth, f.kind, f.opening_id, f.host_id, f.programme, 0, 1, 0, 1, 1, '{}', '{}', @at
        from offer f join proposal p on p.id = f.proposal_id where f.id = @Offer
        """;

    private const string Reopen = """
        insert into history (municipality_code, youth_id, opening_id, outcome, on_date, whole_host, source)
        select f.municipality_code, @youth, f.opening_id, 8, @today, false, 'offer:' || f.id from offer f
        where f.id = @Offer and exists (select from history h where h.youth_id = @youth and h.opening_id = f.opening_id)
        on conflict (youth_id, opening_id, outcome, on_date) do nothing
        """;

    public async Task<ProposalId?> ProposeAsync(OfferId like, string youth, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var id = new ProposalId(Guid.CreateVersion7(at));
        var values = new { Id = id.Value, Offer = like.Value, youth, at, today = Copenhagen.DateAt(at) };
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(Command(Possible)))
        {
            return null;
        }

        await connection.ExecuteAsync(Command(Supersede));
        await connection.ExecuteAsync(Command(Insert));
        await connection.ExecuteAsync(Command(Reopen));
        await transaction.CommitAsync(cancellationToken);
        return id;

        CommandDefinition Command(string sql) => new(sql, values, cancellationToken: cancellationToken);
    }

    public async Task<bool> NameAsync(string municipality, OfferId offer, string youth, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into reserve (offer_id, municipality_code, youth_id, named_by, named_at)
            select f.id, f.municipality_code, y.id, @by, @at from offer f join youth y on y.id = @youth and y.municipality_code = f.municipality_code and y.id <> f.youth_id
            where f.id = @Offer and f.municipality_code = @municipality and f.state in (1, 2, 3, 4)
            on conflict (offer_id) do update set youth_id = excluded.youth_id, named_by = excluded.named_by, named_at = excluded.named_at
            """,
            new { Offer = offer.Value, municipality, youth, by, at },
            cancellationToken: cancellationToken)) == 1;
    }

    public async Task<Reserve?> TakeAsync(OfferId offer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Youth, string By)>(new CommandDefinition(
            """
            update reserve r set taken_at = @at from offer f
            where r.offer_id = @Offer and f.id = r.offer_id and f.state in (6, 7, 8) and r.taken_at is null
            returning r.youth_id, r.named_by
            """,
            new { Offer = offer.Value, at },
            cancellationToken: cancellationToken));
        return rows.Select(row => new Reserve(row.Youth, row.By)).SingleOrDefault();
    }
}
