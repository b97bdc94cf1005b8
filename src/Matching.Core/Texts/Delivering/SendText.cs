using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Core.Texts.Limits;
using Matching.Engine.Explaining;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Texts.Delivering;

/// <summary>How long we wait before asking the supplier whether it has a text we are unsure of.</summary>
public sealed class SendingOptions
{
    /// <summary>The default is 60 seconds after the call began.</summary>
    public TimeSpan FirstLookUpAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The default is 5 minutes after the call began. Not found then either, it is sent once more.</summary>
    public TimeSpan SecondLookUpAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Calls to the supplier before a person is asked; the default is 2.</summary>
    public int MostAttempts { get; set; } = 2;

    /// <summary>Texts that open something, to one person within <see cref="PaceWindow"/>; one more waits. The default is 4.</summary>
    public int MostOpened { get; set; } = 4;

    /// <summary>The default is 7 days.</summary>
    public TimeSpan PaceWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Kroner for one part of a text, as the supplier's contract says; the default is 0.40.</summary>
    public decimal PricePerSegment { get; set; } = 0.40m;

    /// <summary>Texts a second that the sender may send, all workers together: a long number sends 1. Null = the supplier keeps it by itself.</summary>
    public decimal? PerSecond { get; set; }

    /// <summary>From one offer's text to the next to the same person; the default is 24 hours.</summary>
    public TimeSpan BetweenOffers { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>What came of sending.</summary>
public abstract record SendTextOutcome
{
    private SendTextOutcome()
    {
    }

    /// <summary>The supplier has it, or has refused it for good.</summary>
    public sealed record Done(TextState State) : SendTextOutcome;

    /// <summary>Not now: ask again at this instant.</summary>
    public sealed record WaitsUntil(DateTimeOffset At, string Why) : SendTextOutcome;

    /// <summary>It was sent, or given up, before.</summary>
    public sealed record AlreadyDone(TextState State) : SendTextOutcome;

    /// <summary>It was no longer right to send it; it never left.</summary>
    public sealed record Dropped(string Why) : SendTextOutcome;

    public sealed record NotFound(TextId Id) : SendTextOutcome;
}

/// <summary>
/// Sends one text once. Safe to call again: the text remembers what was begun. It saves before and after speaking, because a text cannot
/// be unsent; when a call began and its end is not known, the supplier is asked before anything is sent again.
/// </summary>
/// <remarks>Source: offers and answers, O2, O7, O10, O14.</remarks>
public sealed partial class SendText(
    ITextStore texts,
    ILedger ledger,
    ISmsSender sms,
    RecheckPair rules,
    SendingDecisions decisions,
    ISendingPace pace,
    IOptions<SendingOptions> options,
    TimeProvider clock,
    ILogger<SendText> logger)
{
    private const int Looks = 8;

    public async Task<SendTextOutcome> HandleAsync(TextId id, CancellationToken cancellationToken)
    {
        if (await texts.FindAsync(id, cancellationToken) is not { } found)
        {
            return new SendTextOutcome.NotFound(id);
        }

        return found.Text.State switch
        {
            TextState.Requested => await BeginAsync(found, cancellationToken),
            TextState.Sending => await LookUpAsync(found, cancellationToken),
            var state => new SendTextOutcome.AlreadyDone(state),
        };
    }

    private async Task<SendTextOutcome> BeginAsync(TextCase found, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (decisions.Drop(found, now) is { } drop)
        {
            return await ledger.SaveAsync(drop.Decision, cancellationToken) == SaveOutcome.Saved ? new SendTextOutcome.Dropped(drop.Why) : Soon(now, "lost");
        }

        if (decisions.WaitsUntil(found, now) is { } waits)
        {
            if (waits.Why == "limit")
            {
                await ledger.SaveAsync(new() { Work = Spending.Items(found.Text, found.Limits, now) }, cancellationToken);
            }

            if (found.Text.NotBefore != waits.At && waits.Why == "hours")
            {
                found.Text.NotBefore = waits.At;
                await ledger.SaveAsync(new() { Text = found.Text }, cancellationToken);
            }

            return waits;
        }

        if (await WaitsForTurnAsync(found.Text, now, cancellationToken) is { } turn)
        {
            return turn;
        }

        if (await BrokenSinceAsync(found, cancellationToken) is { } rule)
        {
            var withdrawal = decisions.DropFor(found, rule, now);
            return await ledger.SaveAsync(withdrawal, cancellationToken) == SaveOutcome.Saved ? new SendTextOutcome.Dropped(rule.Id) : Soon(now, "lost");
        }

        // First, so that a crash after the call is looked up, not repeated.
        if (await ledger.SaveAsync(decisions.Begin(found, now), cancellationToken) != SaveOutcome.Saved)
        {
            return Soon(now, "lost");
        }

        return await HearAsync(found.Text.Id, await AlreadySentAsync(found.Text, cancellationToken) ?? await sms.SendAsync(found.Text, cancellationToken), cancellationToken);
    }

    private async Task<SendTextOutcome.WaitsUntil?> WaitsForTurnAsync(OutgoingText text, DateTimeOffset now, CancellationToken cancellationToken) =>
        options.Value.PerSecond is { } most && await pace.TakeTurnAsync(text.Id, SendingLines.Of(text), TimeSpan.FromSeconds(1 / (double)most), now, cancellationToken) is { } at
            ? new(at, "turn")
            : null;

    private async Task<SmsAnswer?> AlreadySentAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        if (text.LookFirstSince is not { } since || await FindOwnAsync(text, since, cancellationToken) is not { } supplierId)
        {
            return null;
        }

        Log.FoundAtSupplier(logger, text.Id);
        return new SmsAnswer.Accepted(supplierId, "found");
    }

    /// <summary>An offer is said only while every rule of the pair holds.</summary>
    private async Task<Finding?> BrokenSinceAsync(TextCase found, CancellationToken cancellationToken) =>
        SendingDecisions.TellsOffer(found.Text) && found.Offer is { Offer: var offer }
            ? (await rules.JudgeAsync(offer.YouthId, offer.OpeningId, cancellationToken)).Broken
            : null;

    private async Task<SendTextOutcome> LookUpAsync(TextCase found, CancellationToken cancellationToken)
    {
        var (text, now) = (found.Text, clock.GetUtcNow());
        var began = text.SendingAt ?? throw new InvalidOperationException($"Text {text.Id} is being sent since no time.\nMaybe its row was changed by hand.");
        var due = began + (text.LookUps == 0 ? options.Value.FirstLookUpAfter : options.Value.SecondLookUpAfter);
        if (now < due)
        {
            return new SendTextOutcome.WaitsUntil(due, "look_up");
        }

        if (await FindOwnAsync(text, began, cancellationToken) is { } supplierId)
        {
            Log.FoundAtSupplier(logger, text.Id);
            return await HearAsync(text.Id, new SmsAnswer.Accepted(supplierId, "found"), cancellationToken);
        }

        return text.LookUps == 0 ? await WaitForSecondLookUpAsync(text, began, cancellationToken) : await OnceMoreAsync(found, now, cancellationToken);
    }

    /// <summary>Two receipts may have the same words: what is another text's already is not this one.</summary>
    private async Task<string?> FindOwnAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var supplierId in await sms.FindSentAsync(text, since, cancellationToken))
        {
            if (await texts.FindBySupplierAsync(supplierId, cancellationToken) is not { } owner || owner == text.Id)
            {
                return supplierId;
            }
        }

        return null;
    }

    private async Task<SendTextOutcome> WaitForSecondLookUpAsync(OutgoingText text, DateTimeOffset began, CancellationToken cancellationToken)
    {
        text.LookedUpInVain();
        await ledger.SaveAsync(new() { Text = text }, cancellationToken);
        return new SendTextOutcome.WaitsUntil(began + options.Value.SecondLookUpAfter, "look_up");
    }

    private async Task<SendTextOutcome> OnceMoreAsync(TextCase found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (found.Text.Attempts >= options.Value.MostAttempts)
        {
            Log.GivenUp(logger, found.Text.Id, found.Text.Attempts);
            return await HearAsync(found.Text.Id, new SmsAnswer.Refused("unsure"), cancellationToken);
        }

        if (decisions.StillWanted(found) is { } why)
        {
            return await HearAsync(found.Text.Id, new SmsAnswer.Refused(why), cancellationToken);
        }

        if (await WaitsForTurnAsync(found.Text, now, cancellationToken) is { } turn)
        {
            return turn;
        }

        return await ledger.SaveAsync(decisions.Begin(found, now), cancellationToken) == SaveOutcome.Saved
            ? await HearAsync(found.Text.Id, await sms.SendAsync(found.Text, cancellationToken), cancellationToken)
            : Soon(now, "lost");
    }

    /// <summary>What the supplier said is saved whatever else happened to the offer meanwhile; so it is read afresh until the save holds.</summary>
    private async Task<SendTextOutcome> HearAsync(TextId id, SmsAnswer answer, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            var found = await texts.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Text {id} went away while it was sent.\nMaybe rows were deleted by hand.");
            var now = clock.GetUtcNow();
            if (await ledger.SaveAsync(decisions.Hear(found, answer, now), cancellationToken) == SaveOutcome.Saved)
            {
                Log.Heard(logger, id, found.Text.State, found.Text.ErrorCode);
                return answer is SmsAnswer.NotNow later ? new SendTextOutcome.WaitsUntil(now + later.Wait, later.ErrorCode) : new SendTextOutcome.Done(found.Text.State);
            }
        }

        throw new InvalidOperationException($"Text {id} changed {Looks} times while its answer was saved.\nMaybe a job writes it without end.");
    }

    private static SendTextOutcome.WaitsUntil Soon(DateTimeOffset now, string why) => new(now.AddMilliseconds(200), why);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Text {Text} is {State} {Error}")]
        public static partial void Heard(ILogger logger, TextId text, TextState state, string error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Text {Text} was found at the supplier after a broken call")]
        public static partial void FoundAtSupplier(ILogger logger, TextId text);

        [LoggerMessage(Level = LogLevel.Error, Message = "Text {Text} was given up after {Attempts} calls that ended in doubt")]
        public static partial void GivenUp(ILogger logger, TextId text, int attempts);
    }
}
