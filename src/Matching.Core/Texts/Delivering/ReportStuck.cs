using Matching.Core.Offers;

namespace Matching.Core.Texts.Delivering;

/// <summary>The queue has given up a text, or an offer has not left for three sending days: a person sees it on the desk, with "try again" and "give up, call". Once for each text.</summary>
public sealed class ReportStuck(ITextStore texts, ILedger ledger, TimeProvider clock)
{
    public async Task HandleAsync(TextId id, CancellationToken cancellationToken)
    {
        if (await texts.FindAsync(id, cancellationToken) is not { Text: { State: TextState.Requested or TextState.Sending } text })
        {
            return;
        }

        var now = clock.GetUtcNow();
        var item = new WorkItem(Guid.CreateVersion7(now), text.Municipality, WorkKind.TextStuck, $"{WorkKind.TextStuck.Code()}:text:{id}:{text.Attempts}", now, text.YouthId, text.Offer, id.Value);
        await ledger.SaveAsync(new() { Work = [item] }, cancellationToken);
    }
}
