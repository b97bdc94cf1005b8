using Dapper;
using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Backings;
using Matching.Storage.Postgres.Offers;
using Npgsql;

namespace Matching.Storage.Postgres.Approvals;

internal sealed class PostgresProposals(NpgsqlDataSource store, TimeProvider clock) : IProposalStore
{
    public async Task<ProposalCase?> FindAsync(ProposalId id, DateTimeOffset closedSince, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var found = (await connection.QueryAsync<Row, PartiesRow, (Row Proposal, PartiesRow Parties)>(
            new CommandDefinition(
                $"""
                select r.id, r.municipality_code, r.youth_id as proposal_youth_id, r.kind, r.pair_state, r.opening_id as proposal_opening_id, r.host_id as proposal_host_id, r.programme,
                    r.warnings, r.details::text as details, r.state, r.decided_at, r.decided_by, r.reject_reason, r.version, {PartiesRow.Columns}
                from proposal r join youth y on y.id = r.youth_id join host h on h.id = r.host_id join opening o on o.id = r.opening_id {PartiesRow.Joins}
                where r.id = @Id
                """,
                new { Id = id.Value, today = Core.Clock.Copenhagen.DateAt(clock.GetUtcNow()) },
                cancellationToken: cancellationToken),
            static (proposal, parties) => (proposal, parties),
            OfferRow.SplitOn)).ToList();
        if (found is not [var row])
        {
            return null;
        }

        var codes = await connection.QueryAsync<string>(new CommandDefinition(
            PostgresBackings.CodesInUse,
            new { phones = new[] { row.Parties.YouthPhone, row.Parties.GuardianPhone, row.Parties.Guardian2Phone }.OfType<string>().ToArray(), closedSince },
            cancellationToken: cancellationToken));
        return new(row.Proposal.ToProposal(), row.Parties.ToParties(), codes.Select(OfferCode.Parse).ToHashSet());
    }

    public async Task<IReadOnlyList<ProposalId>> FindWithoutWarningsAsync(string municipality, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<Guid>(new CommandDefinition(
            "select id from proposal where municipality_code = @municipality and state = 1 and pair_state = 1 and cardinality(warnings) = 0 order by score desc, id",
            new { municipality },
            cancellationToken: cancellationToken));
        return [.. ids.Select(id => new ProposalId(id))];
    }

    public async Task<IReadOnlyList<ProposalId>> FindWithAsync(ProposalId id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<Guid>(new CommandDefinition(
            """
            select other.id from proposal p join proposal other on other.opening_id = p.opening_id and other.id <> p.id and other.state = 1 and other.pair_state in (1, 2)
            where p.id = @Id order by other.score desc, other.id
            """,
            new { Id = id.Value },
            cancellationToken: cancellationToken));
        return [.. ids.Select(other => new ProposalId(other))];
    }

    public async Task<IReadOnlyList<RejectReason>> ReasonsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Code, string TextDa, string TextEn, string Consequence, int PauseDays)>(new CommandDefinition(
            "select code, text_da, text_en, consequence, coalesce(pause_days, 0) from reject_reason where (closed_on is null or closed_on > @today) and (opens_on is null or opens_on <= @today) order by code",
            new { today = Core.Clock.Copenhagen.DateAt(clock.GetUtcNow()) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new RejectReason(row.Code, row.TextDa, row.TextEn, ReasonRows.Consequence(row.Consequence), row.PauseDays))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string MunicipalityCode { get; init; } = "";
        public string ProposalYouthId { get; init; } = "";
        public Kind Kind { get; init; }
        public PairState PairState { get; init; }
        public string ProposalOpeningId { get; init; } = "";
        public string ProposalHostId { get; init; } = "";
        public string Programme { get; init; } = "";
        public string[] Warnings { get; init; } = [];
        public string Details { get; init; } = "{}";
        public ProposalState State { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public string? DecidedBy { get; init; }
        public string? RejectReason { get; init; }
        public int Version { get; init; }

        public Proposal ToProposal() => new Proposal
        {
            Id = new(Id),
            Municipality = MunicipalityCode,
            YouthId = ProposalYouthId,
            Kind = Kind,
            Pair = PairState,
            OpeningId = ProposalOpeningId,
            HostId = ProposalHostId,
            Programme = Programme,
            Warnings = Warnings,
            Details = Details,
            Version = Version,
        }.As(State, DecidedAt, DecidedBy ?? "", RejectReason ?? "");
    }
}
