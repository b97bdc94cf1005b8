using Matching.Core.Offers;

namespace Matching.Core.Approvals;

/// <summary>A proposal with the two sides as they are now.</summary>
/// <param name="CodesInUse">On her phone, by offers that are open or were closed in the last 60 days.</param>
public sealed record ProposalCase(Proposal Proposal, Parties Parties, IReadOnlySet<OfferCode> CodesInUse);

/// <summary>Reads proposals and the reasons against them; what is decided goes to the <see cref="ILedger"/>.</summary>
public interface IProposalStore
{
    /// <param name="id">Of the proposal.</param>
    /// <param name="closedSince">Codes of offers closed before are free again.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<ProposalCase?> FindAsync(ProposalId id, DateTimeOffset closedSince, CancellationToken cancellationToken);

    /// <summary>Undecided proposals of the municipality that the latest night proposes and that carry no warning, best first.</summary>
    Task<IReadOnlyList<ProposalId>> FindWithoutWarningsAsync(string municipality, CancellationToken cancellationToken);

    /// <summary>The other undecided proposals of its opening, best first.</summary>
    Task<IReadOnlyList<ProposalId>> FindWithAsync(ProposalId id, CancellationToken cancellationToken);

    /// <summary>The reasons open for choice, in their order.</summary>
    Task<IReadOnlyList<RejectReason>> ReasonsAsync(CancellationToken cancellationToken);
}
