using Matching.Core.People;
using Matching.Core.Texts;

namespace Matching.Core.Offers.Calls;

/// <summary>What a call came to.</summary>
public enum CallOutcome
{
    Yes = 1,
    No = 2,

    /// <summary>A yes with a condition: a person decides, and the seat is held meanwhile.</summary>
    YesBut = 3,
    NotReached = 4,

    /// <summary>She could not talk now.</summary>
    Later = 5,

    /// <summary>Somebody else has the number: nothing is written there until a person releases it.</summary>
    WrongNumber = 6,

    /// <summary>She has been told what there was to tell.</summary>
    Told = 7,
}

/// <summary>An open item to call about. <paramref name="Tries"/>: calls that reached nobody.</summary>
public sealed record CallItem(Guid Id, string Municipality, OfferId? Offer, string? Phone, int Tries);

/// <summary>A call as it is kept. <paramref name="AgainAt"/>: the item is not shown before; null = at once, or it is done.</summary>
public sealed record CallAttempt(CallItem Item, CallOutcome Outcome, string By, DateTimeOffset At, DateTimeOffset? AgainAt, bool IsDone, PhoneNumber? Park);

/// <summary>Reads and keeps calls.</summary>
public interface ICallList
{
    /// <summary>Null: the municipality has no such open item.</summary>
    Task<CallItem?> FindOpenAsync(string municipality, Guid item, CancellationToken cancellationToken);

    /// <summary>False when another has closed the item meanwhile; then nothing is kept.</summary>
    Task<bool> KeepAsync(CallAttempt attempt, CancellationToken cancellationToken);
}

/// <summary>What came of recording a call.</summary>
public abstract record RecordCallOutcome
{
    private RecordCallOutcome()
    {
    }

    /// <summary>Kept; the item is done, or comes again.</summary>
    /// <param name="AgainAt">When it is shown again; null = it is done, or stays.</param>
    /// <param name="Tries">Calls that reached nobody, this one included.</param>
    public sealed record Kept(DateTimeOffset? AgainAt, int Tries) : RecordCallOutcome;

    /// <summary>The answer was recorded, or the offer was closed before.</summary>
    public sealed record Answered(RecordAnswerOutcome Answer) : RecordCallOutcome;

    /// <summary>A yes or no needs an offer to be for.</summary>
    public sealed record NoOffer : RecordCallOutcome;

    public sealed record NotFound : RecordCallOutcome;
}

/// <summary>
/// A person has called. A yes or no is the same event as a text's, recorded by telephone; whoever was not reached is called again at another
/// time of another day, three times in all.
/// </summary>
/// <remarks>Source: offers and answers, O16.</remarks>
public sealed class RecordCall(ICallList calls, RecordAnswer answers, FinishWork finish, IOfferStore offers, ILedger ledger, SendingCalendar calendar, TimeProvider clock)
{
    /// <summary>Calls that reach nobody before a person decides otherwise.</summary>
    public const int MostTries = 3;

    // A day and a third: the second try falls on another day and another part of it.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromHours(27);
    private static readonly TimeSpan Later = TimeSpan.FromHours(3);

    /// <param name="municipality">Whose staff called.</param>
    /// <param name="item">The item on the list.</param>
    /// <param name="outcome">What the call came to.</param>
    /// <param name="by">Sign-in name of who called.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<RecordCallOutcome> HandleAsync(string municipality, Guid item, CallOutcome outcome, string by, CancellationToken cancellationToken)
    {
        if (await calls.FindOpenAsync(municipality, item, cancellationToken) is not { } found)
        {
            return new RecordCallOutcome.NotFound();
        }

        return outcome switch
        {
            CallOutcome.Yes or CallOutcome.No => await AnswerAsync(found, outcome, by, cancellationToken),
            CallOutcome.YesBut => await WaitAsync(found, by, cancellationToken),
            CallOutcome.Told => await TellAsync(found, by, cancellationToken),
            _ => await KeepAsync(found, outcome, by, cancellationToken),
        };
    }

    /// <summary>The answer first: a crash between the two leaves an item whose offer is closed, never an answer that is lost.</summary>
    private async Task<RecordCallOutcome> AnswerAsync(CallItem item, CallOutcome outcome, string by, CancellationToken cancellationToken)
    {
        if (item.Offer is not { } offer)
        {
            return new RecordCallOutcome.NoOffer();
        }

        var answered = await answers.HandleAsync(offer, outcome == CallOutcome.Yes, cancellationToken);
        await calls.KeepAsync(new(item, outcome, by, clock.GetUtcNow(), null, IsDone: true, null), cancellationToken);
        return new RecordCallOutcome.Answered(answered);
    }

    private async Task<RecordCallOutcome> WaitAsync(CallItem item, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (item.Offer is { } id && await offers.FindAsync(id, cancellationToken) is { Offer: { IsOpen: true } offer })
        {
            offer.StopClock(now);
            await ledger.SaveAsync(new() { Offers = [offer] }, cancellationToken);
        }

        await calls.KeepAsync(new(item, CallOutcome.YesBut, by, now, null, IsDone: false, null), cancellationToken);
        return new RecordCallOutcome.Kept(null, item.Tries);
    }

    private async Task<RecordCallOutcome> TellAsync(CallItem item, string by, CancellationToken cancellationToken)
    {
        await calls.KeepAsync(new(item, CallOutcome.Told, by, clock.GetUtcNow(), null, IsDone: false, null), cancellationToken);
        await finish.HandleAsync(item.Id, by, cancellationToken);
        return new RecordCallOutcome.Kept(null, item.Tries);
    }

    private async Task<RecordCallOutcome> KeepAsync(CallItem item, CallOutcome outcome, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tries = item.Tries + (outcome == CallOutcome.NotReached ? 1 : 0);
        DateTimeOffset? again = outcome switch
        {
            CallOutcome.NotReached when tries < MostTries => calendar.NextOpening(now + BetweenTries, item.Id),
            CallOutcome.Later => calendar.NextOpening(now + Later, item.Id),
            _ => null,
        };
        var park = outcome == CallOutcome.WrongNumber && PhoneNumber.TryParse(item.Phone, out var phone) ? phone : (PhoneNumber?)null;
        return await calls.KeepAsync(new(item, outcome, by, now, again, IsDone: false, park), cancellationToken)
            ? new RecordCallOutcome.Kept(again, tries)
            : new RecordCallOutcome.NotFound();
    }
}
