using Matching.Engine;
using Matching.Engine.Explaining;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Approvals;

/// <summary>A rule that a pair breaks as things stand now. <paramref name="MayBeExcepted"/>: two people can make an exception from it, with a written reason.</summary>
public sealed record BrokenRule(Finding Finding, bool MayBeExcepted);

/// <summary>One pair looked at by every rule and preference, whether kept or not, and whether such a place is given by a meeting first.</summary>
public sealed record PairPicture(PlannedPair Pair, IReadOnlyList<BrokenRule> Broken);

/// <summary>A pair that a person proposes. <paramref name="Details"/> as a night stores them.</summary>
public sealed record OwnPair(ProposalId Id, string Municipality, PlannedPair Pair, string Details, string By, DateTimeOffset At);

/// <summary>What the store made of it.</summary>
public enum OwnPairSaved
{
    Saved = 1,

    /// <summary>One of the two is not the municipality's.</summary>
    NotFound = 2,

    NoFreeSeat = 3,

    /// <summary>She has an unanswered offer of the kind.</summary>
    OfferIsOpen = 4,
}

/// <summary>Keeps pairs that people propose.</summary>
public interface IOwnPairs
{
    /// <summary>In one transaction: her other undecided proposal of the kind is superseded, and this one stands. Nothing is saved unless the answer says so.</summary>
    Task<OwnPairSaved> SaveAsync(OwnPair own, CancellationToken cancellationToken);

    /// <summary>Whether both are the municipality's.</summary>
    Task<bool> AreOfAsync(string municipality, string youth, string opening, CancellationToken cancellationToken);
}

/// <summary>What came of a consultant's own pair. The page handles every case.</summary>
public abstract record OwnPairOutcome
{
    private OwnPairOutcome()
    {
    }

    /// <summary>It stands on the desk as any other. <paramref name="ToExcept"/>: rules that need an exception by two people before it can be approved.</summary>
    public sealed record Proposed(ProposalId Id, IReadOnlyList<BrokenRule> ToExcept) : OwnPairOutcome;

    /// <summary>Rules that nobody can make an exception from, all of them, beside those that somebody could.</summary>
    public sealed record Refused(IReadOnlyList<BrokenRule> Broken) : OwnPairOutcome;

    public sealed record NoFreeSeat : OwnPairOutcome;

    public sealed record OfferIsOpen : OwnPairOutcome;

    public sealed record NotFound : OwnPairOutcome;
}

/// <summary>
/// A consultant proposes a pair of her own: by every rule of the night as things stand now, each broken one named. It becomes a proposal that is
/// decided as any other; no night moves or drops it, and it is never approved together with those without warnings, for it carries one.
/// </summary>
/// <remarks>Source: feature M21; rules of law §1.</remarks>
public sealed partial class ProposeOwnPair(IOwnPairs pairs, RecheckPair rules, TimeProvider clock, ILogger<ProposeOwnPair> logger)
{
    /// <summary>What every such pair carries beside what its rules warn of.</summary>
    public const string Warning = "own_pair";

    /// <param name="municipality">Hers and the opening's.</param>
    /// <param name="youth">Id.</param>
    /// <param name="opening">Id.</param>
    /// <param name="by">Sign-in name of who proposes.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<OwnPairOutcome> HandleAsync(string municipality, string youth, string opening, string by, CancellationToken cancellationToken)
    {
        if (!await pairs.AreOfAsync(municipality, youth, opening, cancellationToken) || await rules.PictureAsync(youth, opening, cancellationToken) is not { } picture)
        {
            return new OwnPairOutcome.NotFound();
        }

        if (picture.Broken.Any(broken => !broken.MayBeExcepted))
        {
            return new OwnPairOutcome.Refused(picture.Broken);
        }

        var now = clock.GetUtcNow();
        var pair = picture.Pair with { Warnings = [.. picture.Pair.Warnings.Append(Warning).Order(StringComparer.Ordinal)] };
        var own = new OwnPair(ProposalId.New(clock), municipality, pair, Nightly.ProposalReasons.Written(pair), by, now);
        return await pairs.SaveAsync(own, cancellationToken) switch
        {
            OwnPairSaved.Saved => Proposed(own, picture.Broken),
            OwnPairSaved.NoFreeSeat => new OwnPairOutcome.NoFreeSeat(),
            OwnPairSaved.OfferIsOpen => new OwnPairOutcome.OfferIsOpen(),
            _ => new OwnPairOutcome.NotFound(),
        };
    }

    private OwnPairOutcome.Proposed Proposed(OwnPair own, IReadOnlyList<BrokenRule> toExcept)
    {
        Log.Proposed(logger, own.Id, own.Pair.Opening);
        return new(own.Id, toExcept);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A consultant proposed a pair of her own: {Proposal} to {Opening}")]
        public static partial void Proposed(ILogger logger, ProposalId proposal, string opening);
    }
}
