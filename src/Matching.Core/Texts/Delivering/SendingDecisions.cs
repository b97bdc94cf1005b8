using System.Collections.Frozen;
using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.SignIn;
using Matching.Core.Texts.Failures;
using Matching.Core.Texts.Limits;
using Matching.Engine.Explaining;
using Microsoft.Extensions.Options;

namespace Matching.Core.Texts.Delivering;

/// <summary>
/// Decides around one sending: whether it must wait, whether it may still be said, and what the supplier's answer does to text and offer.
/// Pure: it saves nothing and asks nobody.
/// </summary>
public sealed class SendingDecisions(SendingCalendar calendar, OfferTexts texts, FailedSendings failures, IOptions<SendingOptions> options)
{
    private static readonly TimeSpan AfterGreeting = TimeSpan.FromMilliseconds(250);

    // The other offer may leave, fail or be taken back: each changes how long this one waits.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    // A reminder, a receipt and what answers her are no new matter.
    private static readonly FrozenSet<string> Opening = FrozenSet.Create(
        StringComparer.Ordinal, "T1", "T2", "T3", "T4", "T29", "T35", "T36", "T37", "T38", "T39", "T40", "T41", "T47");

    // What a person wrote herself, what confirms a stop, what answers a cry for help, and the code that somebody asked for to sign in.
    private static readonly FrozenSet<string> SentWhileHeld = FrozenSet.Create(StringComparer.Ordinal, OfferTexts.OwnWords, "T19", "T21", "T32", "T32.adult", "T32.duty", IssueCode.Template);

    /// <summary>The texts that open something with a young person, which are counted.</summary>
    public static IReadOnlyCollection<string> OpeningTemplates => Opening;

    /// <summary>Not yet: its own hour, the sending hours, the number's greeting, which goes first, or enough was said to her lately.</summary>
    public SendTextOutcome.WaitsUntil? WaitsUntil(TextCase found, DateTimeOffset now)
    {
        var text = found.Text;
        if (!(text.ExemptUntil > now))
        {
            // A greeting and its offer wait for the same moment of the morning.
            var opens = calendar.NextOpening(now, text.Offer?.Value ?? text.Id.Value);
            var hour = text.NotBefore > opens ? text.NotBefore.Value : opens;
            if (hour > now)
            {
                return new(hour, "hours");
            }
        }

        if (found.Held && !SentWhileHeld.Contains(text.Template))
        {
            return new(now + LookAgain, "perhaps_stop");
        }

        if (found.SwitchedOff && !SentWhileHeld.Contains(text.Template))
        {
            return new(now + LookAgain, "switched_off");
        }

        if (Opening.Contains(text.Template) && Spending.Holds(text, found.Limits))
        {
            return new(now + LookAgain, "limit");
        }

        if (found.GreetingUnderWay && OpensTalk(text))
        {
            return new(now + AfterGreeting, "greeting");
        }

        return TooSoon(found, now) is { } until && until > now ? new(until, "pace") : null;
    }

    // One of two that wait for each other goes first, so that both cannot leave at once.
    private DateTimeOffset? TooSoon(TextCase found, DateTimeOffset now)
    {
        var pace = found.Pace;
        if (found.Text.YouthId.Length == 0 || !Opening.Contains(found.Text.Template))
        {
            return null;
        }

        var full = pace.OpenedAt.Count >= options.Value.MostOpened ? pace.OpenedAt[options.Value.MostOpened - 1] + options.Value.PaceWindow : (DateTimeOffset?)null;
        if (!TellsOffer(found.Text))
        {
            return full;
        }

        var rested = pace.LastOfferAt + options.Value.BetweenOffers;
        var follows = pace.OfferUnderWay ? now + LookAgain : (DateTimeOffset?)null;
        return new[] { full, rested, follows }.Max();
    }

    /// <summary>Why it is no longer to be said; null = it still is.</summary>
    public string? StillWanted(TextCase found) => found switch
    {
        { Stopped: true, Text.Template: not ("T19" or "T21" or IssueCode.Template) } => "stopped",
        { QuestionIsOver: true } => "answered",
        { Offer: { } offer } when TellsOffer(found.Text) => OfferStands(offer, found.Text.Marker),
        { Offer.Offer.State: not OfferState.Sent, Text.Template: "T5" } => "answered",
        { FollowUp.IsClosed: true } when PutsFollowUp(found.Text) => "answered",
        _ => null,
    };

    /// <summary>Nothing leaves, and a person hears why; an offer whose ground is gone is taken back without a word to her.</summary>
    public (Decision Decision, string Why)? Drop(TextCase found, DateTimeOffset now)
    {
        if (StillWanted(found) is not { } why)
        {
            return null;
        }

        found.Text.Drop(why);
        var decision = new Decision { Text = found.Text };
        if (why == "stopped" && GuardianTexts.CallInstead(found.Text, now) is { } call)
        {
            return (decision.With(call), why);
        }

        if (why != "answered" && PutsFollowUp(found.Text) && found.FollowUp is { } asked)
        {
            return (decision.With(FollowUps.QuestionAnswers.ToBeAsked(asked, now)), why);
        }

        if (!TellsOffer(found.Text) || found.Offer is not { Offer.IsOpen: true } offer)
        {
            return (decision, why);
        }

        return (why == "stopped" ? decision.And(ToCallList(offer, now, WorkKind.CallOffer, OfferEvent.Stop)) : decision.And(Withdrawn(offer, why, now)), why);
    }

    /// <summary>A rule of the pair no longer holds: nothing leaves, the offer is taken back without a word to her, and a person reads which rule.</summary>
    public Decision DropFor(TextCase found, Finding broken, DateTimeOffset now)
    {
        found.Text.Drop(broken.Id);
        var decision = new Decision { Text = found.Text };
        return found.Offer is { Offer.IsOpen: true } offer ? decision.And(Withdrawn(offer, broken.Id, now)) : decision;
    }

    public Decision Begin(TextCase found, DateTimeOffset now)
    {
        found.Text.Begin(now);
        var decision = new Decision { Text = found.Text, Work = Spending.Items(found.Text, found.Limits, now) };
        if (!TellsOffer(found.Text) || found.Offer is not { } offer)
        {
            return decision;
        }

        return offer.Offer.Hear(OfferEvent.SendStarted, now).Moved ? decision with { Offers = [offer.Offer] } : decision;
    }

    public Decision Hear(TextCase found, SmsAnswer answer, DateTimeOffset now)
    {
        switch (answer)
        {
            case SmsAnswer.Accepted { Failed: true } failed:
                found.Text.Took(failed.SupplierId, failed.Status, now);
                found.Text.Failed(TextEvent.DeliveryFailed, failed.Status, failed.ErrorCode);
                return Undelivered(found, now);
            case SmsAnswer.Accepted taken:
                found.Text.Took(taken.SupplierId, taken.Status, now);
                return Taken(found, now);
            case SmsAnswer.Refused refused:
                found.Text.Failed(TextEvent.Refused, refused.Stopped ? "stopped" : "refused", refused.ErrorCode);
                var decision = NotReached(found, OfferEvent.SupplierRefused, now).With(failures.MarksOf(found.Text, now));
                return refused.Stopped ? decision with { Stop = new(found.Text.Phone, found.Text.Municipality, now, refused.ErrorCode, "supplier") } : decision;
            default:
                found.Text.NotNow();
                return new() { Text = found.Text };
        }
    }

    /// <summary>A text that had left did not arrive, or did: the offer hears of its own.</summary>
    public Decision Reported(TextCase found, bool delivered, string status, string errorCode, DateTimeOffset now)
    {
        if (delivered)
        {
            found.Text.Arrived(status);
            return Taken(found, now);
        }

        return found.Text.Failed(TextEvent.DeliveryFailed, status, errorCode).Moved
            ? Undelivered(found, now)
            : new() { Text = found.Text };
    }

    /// <summary>A phone that was off gets one new try before anybody is told of it; the seat and the deadline stay as they are.</summary>
    private Decision Undelivered(TextCase found, DateTimeOffset now) => failures.OnceMore(found.Text, now) is { } again
        ? Taken(found, now) with { Texts = [again] }
        : NotReached(found, OfferEvent.DeliveryFailed, now).With(failures.MarksOf(found.Text, now));

    private Decision Taken(TextCase found, DateTimeOffset now)
    {
        var decision = new Decision { Text = found.Text };
        if (!TellsOffer(found.Text) || found.Offer is not { } offer || !offer.Offer.Hear(OfferEvent.Delivered, now).Moved)
        {
            return decision;
        }

        offer.Offer.RunsUntil(now, texts.Deadline(offer, now));
        return decision with { Offers = [offer.Offer] };
    }

    private Decision NotReached(TextCase found, OfferEvent happened, DateTimeOffset now)
    {
        var decision = new Decision { Text = found.Text };
        if (found.Offer is { } offer && TellsOffer(found.Text))
        {
            return decision.And(ToCallList(offer, now, found.Text.ErrorCode == "unsure" ? WorkKind.TextUnsure : WorkKind.Undeliverable, happened));
        }

        if (PutsFollowUp(found.Text) && found.FollowUp is { } asked)
        {
            return decision.With(FollowUps.QuestionAnswers.ToBeAsked(asked, now));
        }

        return failures.SpeakInstead(found.Text, found.Offer, now) is { } item ? decision.With(item) : decision;
    }

    private Decision ToCallList(OfferCase offer, DateTimeOffset now, WorkKind kind, OfferEvent happened)
    {
        if (!offer.Offer.Hear(happened, now).Moved)
        {
            return new();
        }

        offer.Offer.RunsUntil(now, texts.Deadline(offer, now));
        return new() { Offers = [offer.Offer], Work = [texts.Item(kind, $"offer:{offer.Offer.Id}", offer.Offer, now, offer.Offer.DeadlineAt)] };
    }

    private Decision Withdrawn(OfferCase offer, string why, DateTimeOffset now) => offer.Offer.Hear(OfferEvent.Withdraw, now, why).Moved
        ? new() { Offers = [offer.Offer], FreedSeats = [offer.Offer.Id], Work = [texts.Item(WorkKind.WithdrawnUnsent, $"offer:{offer.Offer.Id}", offer.Offer, now)] }
        : new();

    /// <summary>What did not arrive is sent again only by a person's click.</summary>
    private static string? OfferStands(OfferCase offer, string marker) => offer switch
    {
        { Offer.State: OfferState.Undeliverable } when marker.Contains(OfferTexts.AgainMark, StringComparison.Ordinal) => null,
        { Offer: { State: OfferState.Sent, YesAt: null } } when marker.Contains(FailedSendings.AfterFailureMark, StringComparison.Ordinal) => null,
        { Offer.State: not (OfferState.Requested or OfferState.Sending) } => "answered",
        { HoldsSeat: false } => "no_seat",
        { Parties.Youth.Active: false } => "youth-active",
        { Parties.Host.Active: false } => "host-active",
        { Parties.Opening.Active: false } => "opening-active",
        _ => null,
    };

    private static bool OpensTalk(OutgoingText text) =>
        TellsOffer(text) || PutsFollowUp(text) || text.Template is "T27" or "T27.contact" or "T27.unnamed" or "T27.contact.unnamed" or "T28" || GuardianTexts.QuestionTemplates.Contains(text.Template) || Inquiries.InquiryTexts.Templates.Contains(text.Template);

    private static bool PutsFollowUp(OutgoingText text) => text.FollowUp is not null && text.Template is not "T1" && Opening.Contains(text.Template);

    internal static bool TellsOffer(OutgoingText text) => text.Template is "T2" or "T3" or "T4";
}
