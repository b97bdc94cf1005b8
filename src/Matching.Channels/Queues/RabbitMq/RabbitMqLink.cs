using Matching.Core.Messages;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Matching.Channels.Queues.RabbitMq;

/// <summary>
/// The process's connection to the broker, opened when first needed and again after it broke. The client's own recovery is off: it would
/// bring channels back whose locks are gone.
/// </summary>
internal sealed class RabbitMqLink(IOptions<QueueOptions> options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _connection;
    private IChannel? _publishing;
    private RabbitMqSubscription? _subscription;
    private volatile bool _isQueueGone;

    private RabbitMqOptions Broker => options.Value.RabbitMq;

    /// <summary>The subscription as it stands; null or closed when none was begun or the connection broke.</summary>
    public RabbitMqSubscription? Subscription => _subscription;

    /// <summary>Calls the broker with a limit in time. What it refuses or does not answer becomes a sentence.</summary>
    public async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(Broker.CallTimeout);
        try
        {
            return await call(over.Token);
        }
        catch (Exception fault) when (Sentence(fault, cancellationToken) is { } sentence)
        {
            _isQueueGone |= fault is PublishException { IsReturn: true } or OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotFound };
            throw new MissingQueueException(sentence, fault);
        }
    }

    public Task<IChannel> PublishingAsync(CancellationToken cancellationToken) => CallAsync(
        over => OnceAsync(
            async connection => _publishing is { IsOpen: true } ? _publishing : _publishing = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), over),
            over),
        cancellationToken);

    public Task<RabbitMqSubscription> SubscribedAsync(CancellationToken cancellationToken) => CallAsync(
        over => OnceAsync(async connection => _subscription is { IsOpen: true } ? _subscription : await BeginAsync(connection, over), over), cancellationToken);

    /// <summary>What is ready for work and what waits for its hour, without what is being handled.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var channel = await PublishingAsync(cancellationToken);
        return await CallAsync(
            async over =>
            {
                var count = 0L;
                foreach (var queue in RabbitMqTopology.Queues(Broker))
                {
                    count += await channel.MessageCountAsync(queue, over);
                }

                return count;
            },
            cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetAsync();
        _gate.Dispose();
    }

    private async Task<RabbitMqSubscription> BeginAsync(IConnection connection, CancellationToken cancellationToken)
    {
        if (_subscription is { } ended)
        {
            await ended.DisposeAsync();
        }

        _subscription = new RabbitMqSubscription(await connection.CreateChannelAsync(cancellationToken: cancellationToken));
        await _subscription.BeginAsync(Broker.Queue, options.Value.AtOnce, cancellationToken);
        return _subscription;
    }

    private async Task<T> OnceAsync<T>(Func<IConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_isQueueGone || _connection is not { IsOpen: true })
            {
                // Connecting declares the queues.
                await ForgetAsync();
                _connection = await ConnectAsync(cancellationToken);
                _isQueueGone = false;
            }

            return await use(_connection);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = Broker.Address!,
            UserName = Broker.User,
            Password = Broker.Password,
            ClientProvidedName = "matching",
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = Broker.Heartbeat,
            RequestedConnectionTimeout = Broker.CallTimeout,
            ContinuationTimeout = Broker.CallTimeout,
        };
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await RabbitMqTopology.DeclareAsync(channel, Broker, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closing gives back to the broker, at once, what was handed to us and not begun.</summary>
    private async Task ForgetAsync()
    {
        var (subscription, publishing, connection) = (_subscription, _publishing, _connection);
        (_subscription, _publishing, _connection) = (null, null, null);
        foreach (var part in new IAsyncDisposable?[] { subscription, publishing, connection })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    private string? Sentence(Exception fault, CancellationToken asked) => fault switch
    {
        BrokerUnreachableException { InnerException: AuthenticationFailureException or PossibleAuthenticationFailureException } =>
            $"RabbitMQ at {Where} answers, but not to the user '{Broker.User}'. Queues:RabbitMq names another user, password or virtual host.",
        BrokerUnreachableException unreachable => $"RabbitMQ at {Where} cannot be reached: {(unreachable.InnerException ?? unreachable).Message} Is it running, and does Queues:RabbitMq:Address name it?",
        PublishException { IsReturn: true } => $"RabbitMQ at {Where} has no queue '{Broker.Queue}' any more. It is made again at the next call.",
        PublishException => $"RabbitMQ at {Where} did not take the message: the queue '{Broker.Queue}' is full or has lost its majority.",
        OperationInterruptedException interrupted => $"RabbitMQ at {Where} ended the call: {interrupted.ShutdownReason?.ReplyText ?? interrupted.Message}",
        OperationCanceledException when !asked.IsCancellationRequested => $"RabbitMQ at {Where} has not answered within {Broker.CallTimeout}.",
        ObjectDisposedException or IOException => $"The connection to RabbitMQ at {Where} broke: {fault.Message}",
        _ => null,
    };

    private string Where => $"{Broker.Address!.Host}:{(Broker.Address.IsDefaultPort || Broker.Address.Port < 0 ? "default port" : Broker.Address.Port)}{Broker.Address.AbsolutePath}";
}
