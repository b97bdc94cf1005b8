using System.Diagnostics;
using Matching.Channels.Queues;
using Matching.Core.Messages;
using Matching.Core.Watching;
using Microsoft.Extensions.Options;

namespace Matching.Worker.Queue;

/// <summary>
/// Receives messages and hands each to its handler, several at a time. When the host stops, nothing new is taken and what is under way may
/// finish for a while; what does not comes again.
/// </summary>
internal sealed partial class QueueConsumer(
    StoreGate gate, IMessageQueue queue, IDeadLetters deadLetters, IServiceScopeFactory scopes, IOptions<QueueOptions> options, TimeProvider clock, ILogger<QueueConsumer> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.AtOnce).Select(_ => Turns.RunAsync("The queue", TurnAsync, logger, stoppingToken)));

    private async Task TurnAsync(CancellationToken stopping)
    {
        await gate.PassAsync(stopping);
        if (await queue.ReceiveAsync(options.Value.ReceiveFor, stopping) is not { } delivery)
        {
            return;
        }

        using var draining = new CancellationTokenSource();
        await using var atStop = stopping.Register(() => draining.CancelAfter(WorkerServices.Drain));
        await HandleLockedAsync(delivery, draining);
    }

    private async Task HandleLockedAsync(Delivery delivery, CancellationTokenSource over)
    {
        using var handled = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
        var renewing = RenewAsync(delivery, over, handled.Token);
        try
        {
            await HandleAsync(delivery, over.Token);
        }
        finally
        {
            await handled.CancelAsync();
            await renewing;
        }
    }

    private async Task HandleAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        using var activity = Traces.Continue($"handle {delivery.Message.Kind}", ActivityKind.Consumer, delivery.Message.Trace);
        activity?.SetTag("messaging.message.id", delivery.Message.Id)?.SetTag("matching.attempt", delivery.Attempts);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<IMessageHandler>().FirstOrDefault(h => h.Kind == delivery.Message.Kind);
            if (handler is null)
            {
                await deadLetters.BuryAsync(delivery, $"No handler for '{delivery.Message.Kind}'.", cancellationToken);
                return;
            }

            if (await handler.HandleAsync(delivery.Message, cancellationToken) is { } until)
            {
                await queue.PutBackAsync(delivery, until, failed: false, cancellationToken);
                return;
            }

            await queue.CompleteAsync(delivery, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped in the middle: the next worker need not wait for the lock to end. When the lock was lost, this changes nothing.
            Log.Interrupted(logger, delivery.Message.Id, delivery.Message.Kind);
            await queue.PutBackAsync(delivery, clock.GetUtcNow(), failed: false, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // The rim of one message: it comes again, or is kept for a person.
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            await AbandonAsync(delivery, fault);
        }
    }

    private async Task AbandonAsync(Delivery delivery, Exception fault)
    {
        if (delivery.Attempts >= options.Value.MostAttempts)
        {
            Log.GivenUp(logger, fault, delivery.Message.Id, delivery.Message.Kind, delivery.Attempts);
            await TellAsync(delivery);
            await deadLetters.BuryAsync(delivery, $"{fault.GetType().Name}: {fault.Message}", CancellationToken.None);
            return;
        }

        Log.Failed(logger, fault, delivery.Message.Id, delivery.Message.Kind, delivery.Attempts);
        var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, delivery.Attempts - 1), LongestBackOff.TotalSeconds));
        await queue.PutBackAsync(delivery, clock.GetUtcNow() + wait, failed: true, CancellationToken.None);
    }

    private async Task TellAsync(Delivery delivery)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<IMessageHandler>().FirstOrDefault(h => h.Kind == delivery.Message.Kind);
            await (handler?.GivenUpAsync(delivery.Message, CancellationToken.None) ?? Task.CompletedTask);
        }
        catch (Exception fault)
        {
            // The message must be buried all the same: the dead letters still show it.
            Log.NotTold(logger, fault, delivery.Message.Id);
        }
    }

    /// <summary>Keeps the message ours while it is handled; when it is no longer, the handling ends.</summary>
    private async Task RenewAsync(Delivery delivery, CancellationTokenSource over, CancellationToken handled)
    {
        using var timer = new PeriodicTimer(options.Value.LockFor / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(handled))
            {
                if (!await IsStillOursAsync(delivery, handled))
                {
                    await over.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (handled.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task<bool> IsStillOursAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await queue.RenewAsync(delivery, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The lock may still stand: the next tick tries again, and the steps bear a second delivery.
            Log.NotRenewed(logger, fault, delivery.Message.Id);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} ({Kind}) failed at attempt {Attempt} and comes again")]
        public static partial void Failed(ILogger logger, Exception fault, Guid message, string kind, int attempt);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} ({Kind}) was given up after {Attempts} attempts")]
        public static partial void GivenUp(ILogger logger, Exception fault, Guid message, string kind, int attempts);

        [LoggerMessage(Level = LogLevel.Error, Message = "Nobody could be told that message {Message} was given up")]
        public static partial void NotTold(ILogger logger, Exception fault, Guid message);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} ({Kind}) was interrupted and comes again")]
        public static partial void Interrupted(ILogger logger, Guid message, string kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The lock of message {Message} could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception fault, Guid message);
    }
}
