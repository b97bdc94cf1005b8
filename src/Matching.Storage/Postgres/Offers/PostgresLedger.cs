using Dapper;
using Matching.Core.Offers;
using Matching.Core.Watching;
using Npgsql;

namespace Matching.Storage.Postgres.Offers;

/// <summary>
/// Writes what one step decided in one transaction. The database's own constraints are the last guard; what they refuse is told as a case
/// of the outcome, and nothing is saved.
/// </summary>
internal sealed class PostgresLedger(NpgsqlDataSource store, TimeProvider clock) : ILedger
{
    public async Task<SaveOutcome> SaveAsync(Decision decision, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            var outcome = await new LedgerRows(connection, clock.GetUtcNow(), cancellationToken).WriteAsync(decision);
            if (outcome == SaveOutcome.Saved)
            {
                await transaction.CommitAsync(cancellationToken);
                Figures.Decided(decision, clock.GetUtcNow());
            }

            return outcome;
        }
        catch (PostgresException refused) when (Refused(refused) is { } outcome)
        {
            return outcome;
        }
    }

    private static SaveOutcome? Refused(PostgresException refused) => refused switch
    {
        { SqlState: PostgresErrorCodes.DeadlockDetected } => SaveOutcome.Lost,
        { SqlState: not PostgresErrorCodes.UniqueViolation } => null,
        { ConstraintName: "seat_hold_one_living" } => SaveOutcome.SeatTaken,
        { ConstraintName: "offer_one_open" } => SaveOutcome.OfferIsOpen,
        { ConstraintName: "offer_code_open" or "backing_code_open" or "follow_up_code_open" or "inquiry_code_open" } => SaveOutcome.CodeTaken,
        { ConstraintName: "offer_proposal_id_key" or "backing_one_open" or "placement_offer_id_key" } => SaveOutcome.Lost,
        _ => null,
    };
}
