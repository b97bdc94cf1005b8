namespace Matching.Core.Approvals;

/// <summary>
/// Approves a small group as one: the proposal and every other undecided one of its opening, which are proposed together or not at all. Each is
/// judged by itself; where one is refused, the outcome says which, and those before it stand.
/// </summary>
/// <remarks>Source: programmes §1.4 unit.</remarks>
public sealed class ApproveTogether(IProposalStore proposals, ApproveProposal approve)
{
    public async Task<ApproveAllOutcome> HandleAsync(ProposalId id, string by, CancellationToken cancellationToken)
    {
        var outcomes = new List<KeyValuePair<ProposalId, ApproveOutcome>>();
        foreach (var one in (IReadOnlyList<ProposalId>)[id, .. await proposals.FindWithAsync(id, cancellationToken)])
        {
            outcomes.Add(new(one, await approve.HandleAsync(one, by, cancellationToken, asGroup: true)));
        }

        return new(outcomes);
    }
}
