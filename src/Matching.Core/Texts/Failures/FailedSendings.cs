using System.Globalization;
using Matching.Core.Backings;
using Matching.Core.Offers;

namespace Matching.Core.Texts.Failures;

/// <summary>
/// What comes of a text that did not arrive, by the supplier's code: one new try, a mark on the number, an alarm; and in the end a person calls.
/// Pure: it saves nothing.
/// </summary>
/// <remarks>Source: offers and answers, O15.</remarks>
public sealed class FailedSendings(OfferTexts texts, TimeProvider clock)
{
    /// <summary>Stands in the marker of the one new try.</summary>
    internal const string AfterFailureMark = ":after_failure";

    /// <summary>The new try of a text whose phone was off; null where there is none, or this was it.</summary>
    public OutgoingText? OnceMore(OutgoingText failed, DateTimeOffset now) =>
        SupplierErrors.Of(failed.ErrorCode) is { Treatment: ErrorTreatment.OnceMore } error && !failed.Marker.Contains(AfterFailureMark, StringComparison.Ordinal)
            ? new()
            {
                Id = TextId.New(clock),
                Municipality = failed.Municipality,
                Phone = failed.Phone,
                YouthId = failed.YouthId,
                Offer = failed.Offer,
                Template = failed.Template,
                Body = failed.Body,
                Segments = failed.Segments,
                Marker = failed.Marker + AfterFailureMark,
                CreatedAt = now,
                NotBefore = now.AddHours(error.AfterHours),
            }
            : null;

    /// <summary>What the code says of the number and of all our texts.</summary>
    public Decision MarksOf(OutgoingText failed, DateTimeOffset now) => SupplierErrors.Of(failed.ErrorCode).Treatment switch
    {
        ErrorTreatment.Stop => new() { Stop = new(failed.Phone, failed.Municipality, now, failed.ErrorCode, "supplier") },
        ErrorTreatment.NumberBad => new Decision { BadNumber = new(failed.Phone, failed.Municipality, failed.ErrorCode, now) }.With(
            Item(WorkKind.NumberBad, $"{WorkKind.NumberBad.Code()}:phone:{failed.Phone.E164}:{failed.Id}", failed, now)),
        ErrorTreatment.Alarm => new Decision().With(
            Item(WorkKind.TextsFiltered, string.Create(CultureInfo.InvariantCulture, $"{WorkKind.TextsFiltered.Code()}:{failed.Municipality}:{SendingCalendar.LocalDate(now):yyyy-MM-dd}"), failed, now)),
        _ => new(),
    };

    /// <summary>Who has to speak instead of a text that told no offer.</summary>
    public WorkItem? SpeakInstead(OutgoingText failed, OfferCase? offer, DateTimeOffset now)
    {
        if (GuardianTexts.CallInstead(failed, now) is { } guardian)
        {
            return guardian;
        }

        return offer is null ? null : texts.Item(failed.YouthId.Length > 0 ? WorkKind.TellYouth : WorkKind.TellHost, $"text:{failed.Id}", offer.Offer, now);
    }

    private static WorkItem Item(WorkKind kind, string marker, OutgoingText failed, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), failed.Municipality, kind, marker, now, failed.YouthId, failed.Offer, failed.Id.Value);
}
