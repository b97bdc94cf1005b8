using Matching.Core.Offers;

namespace Matching.Core.Texts.Delivering;

/// <summary>What came of the supplier's words about a text.</summary>
public enum HearDeliveryOutcome
{
    Heard = 1,

    /// <summary>No text has this id yet: the call that sent it may still be under way.</summary>
    NotKnownYet = 2,
}

/// <summary>
/// Takes what the supplier has told about a text, in whatever order and however often: a text never goes backwards, and the first final
/// word wins.
/// </summary>
/// <remarks>Source: offers and answers, O15.</remarks>
public sealed class HearDelivery(ITextStore texts, ILedger ledger, SendingDecisions decisions, TimeProvider clock)
{
    private const int Looks = 5;

    public async Task<HearDeliveryOutcome> HandleAsync(string supplierId, CancellationToken cancellationToken)
    {
        var reports = await texts.ReportsAsync(supplierId, cancellationToken);
        if (reports.Where(IsFinal).OrderBy(report => report.At).FirstOrDefault() is not { } final)
        {
            return HearDeliveryOutcome.Heard;
        }

        for (var look = 0; look < Looks; look++)
        {
            if (await texts.FindBySupplierAsync(supplierId, cancellationToken) is not { } id || await texts.FindAsync(id, cancellationToken) is not { } found)
            {
                return HearDeliveryOutcome.NotKnownYet;
            }

            var decision = decisions.Reported(found, final.Status is "delivered" or "read", final.Status, final.ErrorCode, clock.GetUtcNow());
            if (await ledger.SaveAsync(decision, cancellationToken) == SaveOutcome.Saved)
            {
                return HearDeliveryOutcome.Heard;
            }
        }

        throw new InvalidOperationException($"A text changed {Looks} times while its delivery was heard.\nMaybe a job writes it without end.");
    }

    private static bool IsFinal(DeliveryReport report) => report.Status is "delivered" or "read" or "undelivered" or "failed" or "canceled";
}
