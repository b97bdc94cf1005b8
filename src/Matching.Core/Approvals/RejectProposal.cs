using Matching.Core.Clock;
using Matching.Core.Offers;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Approvals;

/// <summary>One person says no to one proposal, with a reason from the list; the reason decides whether the pair may be proposed again.</summary>
public sealed partial class RejectProposal(IProposalStore proposals, ILedger ledger, TimeProvider clock, ILogger<RejectProposal> logger)
{
    private const int Looks = 5;

    public async Task<RejectOutcome> HandleAsync(ProposalId id, string reasonCode, string by, CancellationToken cancellationToken)
    {
        var reasons = await proposals.ReasonsAsync(cancellationToken);
        if (reasons.FirstOrDefault(reason => reason.Code == reasonCode) is not { } chosen)
        {
            return new RejectOutcome.UnknownReason(reasonCode);
        }

        for (var look = 0; look < Looks; look++)
        {
            if (await LookAsync(id, chosen, by, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException($"Proposal {id} changed {Looks} times while it was being rejected.\nMaybe a job writes it without end.");
    }

    private async Task<RejectOutcome?> LookAsync(ProposalId id, RejectReason reason, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await proposals.FindAsync(id, now, cancellationToken) is not { Proposal: var proposal })
        {
            return new RejectOutcome.NotFound(id);
        }

        if (!proposal.Reject(by, now, reason.Code).Moved)
        {
            return new RejectOutcome.AlreadyDecided(proposal.State, proposal.DecidedBy, proposal.DecidedAt);
        }

        var decision = new Decision { Proposal = proposal, RulesOutPair = reason.Consequence is RejectConsequence.NeverThisPair or RejectConsequence.PauseDays };
        if (await ledger.SaveAsync(decision, cancellationToken) != SaveOutcome.Saved)
        {
            return null;
        }

        Log.Rejected(logger, id, reason.Code);
        return new RejectOutcome.Rejected(reason.Consequence, reason.RestsUntil(Copenhagen.DateAt(now)));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Proposal {Proposal} was rejected for {Reason}")]
        public static partial void Rejected(ILogger logger, ProposalId proposal, string reason);
    }
}
