using System.Diagnostics;
using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Core.Replies;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Soaking;

/// <summary>The worker's side of a soak: does the product's steps as they are ordered, line by line, until nobody orders any more or it is killed.</summary>
internal sealed class SoakWork(ServiceProvider product, SoakClock clock, TextReader orders, TextWriter says)
{
    public async Task LiveAsync(CancellationToken stopping)
    {
        await says.WriteLineAsync(SoakLine.Of<SoakSays>(new SoakSays.Ready()));
        while (await orders.ReadLineAsync(stopping) is { } line)
        {
            var order = SoakLine.Read<SoakOrder>(line);
            clock.MoveTo(order.At);
            product.GetRequiredService<MortalLedger>().DiesAtSave = order.DiesAtSave;
            await says.WriteLineAsync(SoakLine.Of<SoakSays>(await DoAsync(order, stopping)));
        }
    }

    private async Task<SoakSays.Done> DoAsync(SoakOrder order, CancellationToken stopping)
    {
        try
        {
            return await StepAsync(order, stopping) with { Now = clock.GetUtcNow() };
        }
        catch (TimeoutException)
        {
            // Heard by whoever ordered it, who orders it again.
            return new(clock.GetUtcNow(), LostTheLine: true);
        }
    }

    private async Task<SoakSays.Done> StepAsync(SoakOrder order, CancellationToken stopping)
    {
        switch (order.Step)
        {
            case SoakStep.Approve:
                return Heard(await product.GetRequiredService<ApproveProposal>().HandleAsync(new(order.Id), "karin", stopping));
            case SoakStep.Receive:
                await product.GetRequiredService<ReceiveText>().HandleAsync(new(order.Name, order.Phone, order.Words), stopping);
                break;
            case SoakStep.Report:
                await product.GetRequiredService<ITextStore>().KeepReportAsync(new(order.Name, order.Phone, order.Words, order.At), stopping);
                return new(default, IsNotKnownYet: await product.GetRequiredService<HearDelivery>().HandleAsync(order.Name, stopping) == HearDeliveryOutcome.NotKnownYet);
            case SoakStep.Send:
                return new(default, (await product.GetRequiredService<SendText>().HandleAsync(new(order.Id), stopping) as SendTextOutcome.WaitsUntil)?.At);
            case SoakStep.Expire:
                await product.GetRequiredService<ExpireOffers>().HandleAsync(stopping);
                break;
            case SoakStep.Remind:
                await product.GetRequiredService<RemindOffers>().HandleAsync(stopping);
                break;
            case SoakStep.Call:
                await product.GetRequiredService<RecordCall>().HandleAsync("0791", order.Id, order.Outcome, "karin", stopping);
                break;
            case SoakStep.Finish:
                await product.GetRequiredService<FinishWork>().HandleAsync(order.Id, "karin", stopping);
                break;
            default:
                throw new UnreachableException($"A worker was ordered {order.Step}.");
        }

        return new(default);
    }

    private static SoakSays.Done Heard(ApproveOutcome outcome) => outcome switch
    {
        ApproveOutcome.Approved or ApproveOutcome.AlreadyDecided => new(default),
        ApproveOutcome.SeatTaken => new(default, Taken: true),
        _ => new(default, Refused: outcome.ToString()),
    };
}

/// <summary>The supplier as a worker reaches it: over the line, so that it outlives the worker.</summary>
internal sealed class DistantSupplier(TextReader answers, TextWriter says) : ISmsSender
{
    private static readonly TimeSpan BusyWait = TimeSpan.FromMinutes(1);

    // The supplier's clock is its own, and may lie a little behind the worker's.
    private static readonly TimeSpan ClockLeeway = TimeSpan.FromSeconds(1);

    public async Task<SmsAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(new SoakSays.Sends(text.Id.Value, text.Phone.E164, text.Body, text.Template, text.Marker, text.ExemptUntil), cancellationToken);
        return answer switch
        {
            { IsSilent: true } => throw new TimeoutException("The supplier took too long."),
            { SupplierId: { } id } => new SmsAnswer.Accepted(id, "queued"),
            _ => new SmsAnswer.NotNow(BusyWait, "20429"),
        };
    }

    public async Task<IReadOnlyList<string>> FindSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await AskAsync(new SoakSays.Asks(text.Phone.E164, text.Body, since - ClockLeeway), cancellationToken)).Found ?? [];

    public Task<bool> RedactAsync(string supplierId, CancellationToken cancellationToken) => Task.FromResult(true);

    private async Task<SoakAnswer> AskAsync(SoakSays question, CancellationToken cancellationToken)
    {
        await says.WriteLineAsync(SoakLine.Of(question));
        return SoakLine.Read<SoakAnswer>(await answers.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("Nobody is there to answer for the supplier."));
    }
}
