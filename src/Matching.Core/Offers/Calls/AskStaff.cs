using System.Globalization;
using Matching.Core.LegalRules;
using Matching.Core.Texts;

namespace Matching.Core.Offers.Calls;

/// <summary>What a young person asks of her consultant on her page.</summary>
public enum StaffWish
{
    Call = 1,
    MoreHours = 2,
    FewerHours = 3,
}

/// <summary>She asks to be called, or for more or fewer hours: it stands on the desk, once a day and wish. A call about an offer stops its clock until a person has read it.</summary>
/// <remarks>Source: offers and answers, O4 and O11; the product, P9.</remarks>
public sealed class AskStaff(IOfferStore offers, ILedger ledger, TimeProvider clock)
{
    private const int Looks = 5;

    /// <param name="municipality">Hers.</param>
    /// <param name="youth">Who asks.</param>
    /// <param name="wish">What she asks for.</param>
    /// <param name="about">The offer it is about; one that is not hers is left aside.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task HandleAsync(string municipality, string youth, StaffWish wish, OfferId? about, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await LookAsync(municipality, youth, wish, about, cancellationToken) == SaveOutcome.Saved)
            {
                return;
            }
        }

        throw new InvalidOperationException($"Offer {about} changed {Looks} times while she asked for {wish}.\nMaybe a job writes it without end.");
    }

    // Read afresh whenever the offer moved on meanwhile, for instance because its text has just left.
    private async Task<SaveOutcome> LookAsync(string municipality, string youth, StaffWish wish, OfferId? about, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = about is { } id ? await offers.FindAsync(id, cancellationToken) : null;
        var offer = found?.Offer is { IsOpen: true } open && open.YouthId == youth ? open : null;
        offer?.StopClock(now);
        var marker = string.Create(CultureInfo.InvariantCulture, $"page:{youth}:{wish}:{offer?.Id.ToString() ?? "-"}:{SendingCalendar.LocalDate(now):yyyy-MM-dd}");
        var item = new WorkItem(Guid.CreateVersion7(now), municipality, KindOf(wish), marker, now, youth, offer?.Id) { Note = NoteOf(wish) };
        return await ledger.SaveAsync(new() { Offers = offer is null ? [] : [offer], Work = [item] }, cancellationToken);
    }

    private static WorkKind KindOf(StaffWish wish) => wish == StaffWish.Call ? WorkKind.CallMe : WorkKind.HoursAsked;

    private static LegalText? NoteOf(StaffWish wish) => wish switch
    {
        StaffWish.MoreHours => new("Vil gerne have flere timer.", "Would like more hours."),
        StaffWish.FewerHours => new("Vil gerne have færre timer.", "Would like fewer hours."),
        _ => null,
    };
}
