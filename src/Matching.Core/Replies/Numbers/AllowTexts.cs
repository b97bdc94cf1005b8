using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;

namespace Matching.Core.Replies.Numbers;

/// <summary>What came of letting texts go again. The page handles every case.</summary>
public abstract record AllowTextsOutcome
{
    private AllowTextsOutcome()
    {
    }

    /// <summary>Texts may go to the number again, and it is told so in the sending hours.</summary>
    public sealed record Allowed : AllowTextsOutcome;

    /// <summary>How she asked for it is not said, or in more than <see cref="AllowTexts.LongestNote"/> characters.</summary>
    public sealed record NeedsNote : AllowTextsOutcome;

    /// <summary>The municipality has no such young person, she has no number, or texts may go there.</summary>
    public sealed record NotStopped : AllowTextsOutcome;
}

/// <summary>
/// A person has heard from her that she wants texts again, and says how: the stop is taken back for the number, and the note is kept with who wrote
/// it as work that is done. A parked number stays parked. Where the supplier has blocked the number only her own START opens it there.
/// </summary>
/// <remarks>Source: offers and answers, O7: the way back, for staff with a note.</remarks>
public sealed class AllowTexts(ITextStore people, OfferTexts texts, ILedger ledger, TimeProvider clock)
{
    /// <summary>In characters.</summary>
    public const int LongestNote = 300;

    /// <param name="municipality">Whose staff says so.</param>
    /// <param name="youth">Her id.</param>
    /// <param name="note">How she asked; a CPR number in it is masked.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<AllowTextsOutcome> HandleAsync(string municipality, string youth, string note, string by, CancellationToken cancellationToken)
    {
        if (note.Trim() is not { Length: > 0 and <= LongestNote } said)
        {
            return new AllowTextsOutcome.NeedsNote();
        }

        if (await people.FindAddresseeAsync(municipality, youth, cancellationToken) is not { Youth: { Phone: { } phone, Stopped: true } } found)
        {
            return new AllowTextsOutcome.NotStopped();
        }

        var now = clock.GetUtcNow();
        var kept = CprNumbers.Mask(said);
        var item = new WorkItem(Guid.CreateVersion7(now), municipality, WorkKind.TextsAllowed, $"{WorkKind.TextsAllowed.Code()}:{phone.E164}:{now:O}", now, youth)
        {
            Note = new LegalText(kept, kept),
            DoneBy = by,
        };
        await ledger.SaveAsync(
            new() { Start = phone, Work = [item], Texts = texts.ToNumber(phone, found.Sender, found.Youth, "T20", $"T20:{phone.E164}:{now:O}", now, exemptUntil: now) }, cancellationToken);
        return new AllowTextsOutcome.Allowed();
    }
}
