using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Replies.Consequences;
using Matching.Core.Watching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Replies;

/// <summary>
/// Takes one text that reached us: kept and claimed by the supplier's id in the same transaction as all that it changes. The same text
/// again changes nothing.
/// </summary>
public sealed partial class ReceiveText(
    IReplyInbox inbox, ILedger ledger, Conversation conversation, IOptions<OfferOptions> options, TimeProvider clock, ILogger<ReceiveText> logger)
{
    private const int Looks = 8;

    public async Task<ReceiveOutcome> HandleAsync(IncomingText text, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await LookAsync(text, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException($"What a text was about changed {Looks} times while it was read.\nMaybe a job writes it without end.");
    }

    private async Task<ReceiveOutcome?> LookAsync(IncomingText text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var phone = PhoneNumber.TryParse(text.From, out var number) ? number : (PhoneNumber?)null;
        var thread = await inbox.LookAsync(phone, text.SupplierId, ReadAnswer.CodesIn(text.Body), now - options.Value.CodeRests, cancellationToken);
        if (thread.AlreadyReceived)
        {
            return new ReceiveOutcome.Duplicate();
        }

        var (decision, outcome) = conversation.Hear(text, phone, thread, now);
        var saved = await ledger.SaveAsync(decision, cancellationToken);
        if (saved == SaveOutcome.Saved)
        {
            Traces.ComesOf(thread.OffersTrace);
            Log.Received(logger, decision.Received!.Id, decision.Received.Reading, outcome.GetType().Name);
        }

        return saved switch
        {
            SaveOutcome.Saved => outcome,
            SaveOutcome.Duplicate => new ReceiveOutcome.Duplicate(),
            SaveOutcome.Lost => null,
            _ => throw new InvalidOperationException($"Saving a received text was answered with {saved}.\nMaybe the ledger has a new case."),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Text {Text} was received, read as {Reading}: {Outcome}")]
        public static partial void Received(ILogger logger, Guid text, Reading reading, string outcome);
    }
}
