using Matching.Core.Clock;
using Matching.Core.Offers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Inquiries;

/// <summary>
/// Asks what is due: mentors every third month, mentors who have not called, sides that have met and not ranked. By text, or by a person where
/// none may go; of silence a person hears. Safe to run by several at once: an inquiry is one for its marker. Texts keep the sending hours by themselves.
/// </summary>
/// <remarks>Source: offers and answers, O19.</remarks>
public sealed partial class AskInquiries(
    IInquiries store, ILedger ledger, InquiryTexts texts, IOptions<OfferOptions> options, TimeProvider clock, ILogger<AskInquiries> logger)
{
    private const int AtOnce = 200;
    private static readonly TimeSpan RenewalIsSilentAfter = TimeSpan.FromDays(7);

    /// <summary>Says how many were asked.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        await store.CloseSettledAsync(now, today, cancellationToken);
        var asked = 0;
        foreach (var due in await store.FindDueAsync(today, today.AddMonths(-Inquiry.RenewedEveryMonths), AtOnce, cancellationToken))
        {
            asked += await AskAsync(due, now, cancellationToken) ? 1 : 0;
        }

        // The text went in the morning; a day without an answer is the consultant's matter.
        foreach (var silent in await store.FindSilentAsync(now - RenewalIsSilentAfter, Copenhagen.InstantOf(today, TimeOnly.MinValue), AtOnce, cancellationToken))
        {
            await ledger.SaveAsync(new() { Work = [silent.ToBeAsked(now)] }, cancellationToken);
        }

        return asked;
    }

    private async Task<bool> AskAsync(DueInquiry due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unasked = due.Unasked with { Id = Guid.CreateVersion7(now), AskedAt = now, Language = due.Language is "" or "da" ? "da" : "en" };
        var saved = await ledger.SaveAsync(await DecideAsync(due, unasked, now, cancellationToken), cancellationToken);
        Log.Asked(logger, unasked.Id, unasked.Kind, saved);
        return saved == SaveOutcome.Saved;
    }

    private async Task<Decision> DecideAsync(DueInquiry due, Inquiry unasked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (due.Phone is { } phone && OfferCode.Choose(new(unasked.Id), await store.CodesInUseAsync(phone, now - options.Value.CodeRests, cancellationToken)) is { } code)
        {
            var coded = unasked with { Phone = phone, Code = code };
            var said = texts.Ask(new(coded, due.Sender, due.Addressed, due.About), due.ClosesOn, due.Greeted, now);
            if (said.Count > 0)
            {
                return new() { Inquiries = [coded], Texts = said };
            }
        }

        return new() { Inquiries = [unasked], Work = [unasked.ToBeAsked(now)] };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Inquiry {Inquiry} ({Kind}) was put: {Outcome}")]
        public static partial void Asked(ILogger logger, Guid inquiry, InquiryKind kind, SaveOutcome outcome);
    }
}
