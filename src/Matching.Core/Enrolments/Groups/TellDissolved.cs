using Matching.Core.Offers;
using Matching.Core.Texts;

namespace Matching.Core.Enrolments;

/// <summary>Somebody who gathered in a group of a place that came to nothing in a night, with the item that says so.</summary>
public sealed record DissolvedPlace(Guid Item, string Municipality, string YouthId, string Programme, string Marker);

/// <summary>Reads those whom a night has left to be told, and closes what is done.</summary>
public interface IDissolvedPlaces
{
    Task<IReadOnlyList<DissolvedPlace>> FindUntoldAsync(CancellationToken cancellationToken);

    /// <summary>She has her text: the item is done.</summary>
    Task CloseAsync(Guid item, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>
/// Whoever gathered in a group of a place that came to nothing is texted as those of a scheme's own group are; where no text may go, the item
/// of the night stays for a person. Safe to run as often as one likes: the marker makes it one text.
/// </summary>
/// <remarks>Source: programmes §1.3 group; offers and answers, T46.</remarks>
public sealed class TellDissolved(IDissolvedPlaces places, IProgrammeShelf shelf, GroupTexts texts, ILedger ledger, TimeProvider clock)
{
    /// <summary>Says how many were texted.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var untold = await places.FindUntoldAsync(cancellationToken);
        if (untold.Count == 0)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var book = await shelf.ReadAsync(cancellationToken);
        var texted = 0;
        foreach (var place in untold)
        {
            if (book.Find(place.Programme, SendingCalendar.LocalDate(now)) is { } version
                && await texts.TextDissolvedAsync(place.Municipality, place.YouthId, version.Definition, place.Marker, now, cancellationToken) is { Count: > 0 } said)
            {
                await ledger.SaveAsync(new() { Texts = said }, cancellationToken);
                await places.CloseAsync(place.Item, now, cancellationToken);
                texted++;
            }
        }

        return texted;
    }
}
