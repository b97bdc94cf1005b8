namespace Matching.Core.Approvals;

/// <summary>Approves every undecided proposal of a municipality's latest night that carries no warning, best first, each by itself: one refusal stops no other.</summary>
public sealed class ApproveAllWithoutWarnings(IProposalStore proposals, ApproveProposal approve)
{
    /// <summary>Those of the whole municipality.</summary>
    public async Task<ApproveAllOutcome> HandleAsync(string municipality, string by, CancellationToken cancellationToken) =>
        await HandleAsync(municipality, null, by, cancellationToken);

    /// <summary>Those of the municipality that are also among <paramref name="only"/>, as a filtered page shows them; null = all.</summary>
    public async Task<ApproveAllOutcome> HandleAsync(string municipality, IReadOnlySet<ProposalId>? only, string by, CancellationToken cancellationToken)
    {
        var outcomes = new List<KeyValuePair<ProposalId, ApproveOutcome>>();
        foreach (var id in await proposals.FindWithoutWarningsAsync(municipality, cancellationToken))
        {
            if (only?.Contains(id) != false)
            {
                outcomes.Add(new(id, await approve.HandleAsync(id, by, cancellationToken)));
            }
        }

        return new(outcomes);
    }
}
