using Matching.Core.LegalRules.Questions;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Approvals;

/// <summary>
/// Approves every undecided proposal of a municipality's latest night that carries no warning, best first, each by itself: one refusal stops no
/// other. A small group is approved as one, and only when none of it carries a warning; what the law has questions about stays for a person.
/// </summary>
public sealed class ApproveAllWithoutWarnings(IProposalStore proposals, ApproveProposal approve, ApproveTogether together)
{
    /// <summary>Those of the whole municipality.</summary>
    public async Task<ApproveAllOutcome> HandleAsync(string municipality, string by, CancellationToken cancellationToken) =>
        await HandleAsync(municipality, null, by, cancellationToken);

    /// <summary>Those of the municipality that are also among <paramref name="only"/>, as a filtered page shows them; null = all. <paramref name="answers"/> and <paramref name="roles"/> null = nobody is asked.</summary>
    public async Task<ApproveAllOutcome> HandleAsync(
        string municipality, IReadOnlySet<ProposalId>? only, string by, CancellationToken cancellationToken, LegalAnswers? answers = null, IReadOnlyCollection<Role>? roles = null)
    {
        IReadOnlyList<ProposalId> wanted = [.. (await proposals.FindWithoutWarningsAsync(municipality, cancellationToken)).Where(id => only?.Contains(id) != false)];
        var outcomes = new Dictionary<ProposalId, ApproveOutcome>();
        foreach (var id in wanted.Where(id => !outcomes.ContainsKey(id)))
        {
            var outcome = await approve.HandleAsync(id, by, cancellationToken, answers: answers, roles: roles);
            if (outcome is not ApproveOutcome.GoesTogether { Others: var others } || others.Except(wanted).Any())
            {
                outcomes[id] = outcome;
                continue;
            }

            foreach (var (one, came) in (await together.HandleAsync(id, by, cancellationToken, answers, roles)).Outcomes)
            {
                outcomes[one] = came;
            }
        }

        return new([.. outcomes]);
    }
}
