using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Replies.Consequences;
using Microsoft.Extensions.Options;

namespace Matching.Core.Replies.Numbers;

/// <summary>Somebody says on her page whether she wants texts: decided as her own STOP or START by text would be, without a text of hers to keep.</summary>
/// <remarks>Source: offers and answers, O7.</remarks>
public sealed class ChooseTexts(IReplyInbox inbox, Conversation conversation, ILedger ledger, IOptions<OfferOptions> options, TimeProvider clock)
{
    private const int Looks = 5;

    /// <summary>False when somebody changed her offers again and again meanwhile: nothing was saved.</summary>
    public async Task<bool> HandleAsync(PhoneNumber phone, bool wanted, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            var now = clock.GetUtcNow();
            var thread = await inbox.LookAsync(phone, "", [], now - options.Value.CodeRests, cancellationToken);
            var (heard, _) = conversation.Hear(new("", phone.E164, wanted ? "START" : "STOP"), phone, thread, now);
            var decision = heard with { Received = null, Stop = heard.Stop is { } stop ? stop with { Source = "page" } : null };
            if (await ledger.SaveAsync(decision, cancellationToken) == SaveOutcome.Saved)
            {
                return true;
            }
        }

        return false;
    }
}
