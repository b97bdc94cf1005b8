using Dapper;
using Matching.Core.Approvals;
using Npgsql;

namespace Matching.Storage.Postgres.Approvals;

internal sealed class PostgresLawOverrides(NpgsqlDataSource store) : ILawOverrides
{
    public async Task<IReadOnlyList<LawOverride>> FindAsync(IReadOnlyCollection<ProposalId> proposals, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "select id, proposal_id, rule, corrected_count, reason, asked_by, asked_at, confirmed_by, confirmed_at from law_override where proposal_id = any(@proposals) order by asked_at, rule",
            new { proposals = proposals.Select(proposal => proposal.Value).ToArray() },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new LawOverride(row.Id, new(row.ProposalId), row.Rule, row.CorrectedCount, row.Reason, row.AskedBy, row.AskedAt, row.ConfirmedBy, row.ConfirmedAt))];
    }

    public async Task<bool> AskAsync(LawOverride asked, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into law_override (id, proposal_id, rule, corrected_count, reason, asked_by, asked_at)
            values (@Id, @Proposal, @Rule, @CorrectedCount, @Reason, @AskedBy, @AskedAt) on conflict (proposal_id, rule) do nothing
            """,
            new { asked.Id, Proposal = asked.Proposal.Value, asked.Rule, asked.CorrectedCount, asked.Reason, asked.AskedBy, asked.AskedAt },
            cancellationToken: cancellationToken)) == 1;
    }

    public async Task<bool> ConfirmAsync(ProposalId proposal, string rule, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update law_override set confirmed_by = @by, confirmed_at = @at where proposal_id = @proposal and rule = @rule and confirmed_by is null and asked_by <> @by",
            new { proposal = proposal.Value, rule, by, at },
            cancellationToken: cancellationToken)) == 1;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Guid ProposalId { get; init; }

        public string Rule { get; init; } = "";

        public int? CorrectedCount { get; init; }

        public string Reason { get; init; } = "";

        public string AskedBy { get; init; } = "";

        public DateTimeOffset AskedAt { get; init; }

        public string? ConfirmedBy { get; init; }

        public DateTimeOffset? ConfirmedAt { get; init; }
    }
}
