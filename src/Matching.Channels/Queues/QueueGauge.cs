using Dapper;
using Matching.Channels.Queues.RabbitMq;
using Matching.Core.Messages;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matching.Channels.Queues;

/// <summary>Outbox and dead letters are in the database whoever keeps the messages; what waits is asked of the queue. Service Bus does not tell over HTTP.</summary>
internal sealed class QueueGauge(NpgsqlDataSource store, RabbitMqLink rabbit, IOptions<QueueOptions> options) : IQueueGauge
{
    public async Task<QueueLevel> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var (unpublished, alive, dead) = await connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(
            """
            select (select count(*) from outbox where published_at is null),
                   (select count(*) from queue_message where dead_at is null),
                   (select count(*) from queue_message where dead_at is not null)
            """,
            cancellationToken: cancellationToken));
        long? waiting = options.Value.Known switch
        {
            QueueKind.Postgres => alive,
            QueueKind.RabbitMq => await rabbit.CountAsync(cancellationToken),
            _ => null,
        };
        return new(options.Value.Kind, unpublished, waiting, dead);
    }
}
