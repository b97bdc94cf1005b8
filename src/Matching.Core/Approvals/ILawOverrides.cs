namespace Matching.Core.Approvals;

/// <summary>An exception from a rule for one proposal. Both names are sign-in names; not confirmed = null.</summary>
public sealed record LawOverride(
    Guid Id, ProposalId Proposal, string Rule, int? CorrectedCount, string Reason, string AskedBy, DateTimeOffset AskedAt, string? ConfirmedBy = null, DateTimeOffset? ConfirmedAt = null);

/// <summary>Keeps exceptions; the database refuses one without a reason and one confirmed by who asked for it.</summary>
public interface ILawOverrides
{
    /// <summary>Of these proposals, oldest first.</summary>
    Task<IReadOnlyList<LawOverride>> FindAsync(IReadOnlyCollection<ProposalId> proposals, CancellationToken cancellationToken);

    /// <summary>False when one for the same rule is there already.</summary>
    Task<bool> AskAsync(LawOverride asked, CancellationToken cancellationToken);

    /// <summary>False when it is not there, is confirmed already, or <paramref name="by"/> asked for it.</summary>
    Task<bool> ConfirmAsync(ProposalId proposal, string rule, string by, DateTimeOffset at, CancellationToken cancellationToken);
}
