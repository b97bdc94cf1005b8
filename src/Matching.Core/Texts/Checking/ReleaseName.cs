using Matching.Core.Approvals;
using Matching.Core.Offers;
using Microsoft.Extensions.Options;

namespace Matching.Core.Texts.Checking;

/// <summary>What came of wanting a proposal's names in texts.</summary>
public abstract record ReleaseOutcome
{
    private ReleaseOutcome()
    {
    }

    /// <summary>These names may stand in texts of the municipality from now on.</summary>
    public sealed record Released(IReadOnlyList<string> Names) : ReleaseOutcome;

    /// <summary>There is no word to avoid in the names.</summary>
    public sealed record NothingToRelease : ReleaseOutcome;

    public sealed record NotFound(ProposalId Id) : ReleaseOutcome;
}

/// <summary>Remembers the names that a municipality lets stand in texts.</summary>
public interface IReleasedNames
{
    /// <summary>A name that is there already stays with who released it first.</summary>
    Task AddAsync(string municipality, IReadOnlyList<string> names, string by, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A person lets the host's or task's name of a proposal stand in texts although it holds a word to avoid: a vet is called Dyrlæge, a firm Forvaltning.</summary>
/// <remarks>Source: offers and answers, O8.</remarks>
public sealed class ReleaseName(IProposalStore proposals, IReleasedNames names, IOptions<OfferOptions> options, TimeProvider clock)
{
    /// <param name="id">Of the proposal whose names are meant.</param>
    /// <param name="by">Sign-in name of who decides.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<ReleaseOutcome> HandleAsync(ProposalId id, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await proposals.FindAsync(id, now - options.Value.CodeRests, cancellationToken) is not { } found)
        {
            return new ReleaseOutcome.NotFound(id);
        }

        var released = OfferTexts.NamesToRelease(found.Parties);
        if (released.Count == 0)
        {
            return new ReleaseOutcome.NothingToRelease();
        }

        await names.AddAsync(found.Parties.Sender.Municipality, released, by, now, cancellationToken);
        return new ReleaseOutcome.Released(released);
    }
}
