using System.Globalization;
using RabbitMQ.Client;

namespace Matching.Channels.Queues.RabbitMq;

/// <summary>
/// The queues at the broker: one for work, and one for each delay, from which a message falls back into the work queue when its time is
/// over. All are quorum queues, so what was confirmed outlives a node.
/// </summary>
internal static class RabbitMqTopology
{
    // We give a message up ourselves, with a reason. RabbitMQ 4 would otherwise drop it silently after 20 deliveries.
    private const int NeverGivenUpByTheBroker = 1_000_000;

    public static async Task DeclareAsync(IChannel channel, RabbitMqOptions options, CancellationToken cancellationToken)
    {
        await channel.QueueDeclareAsync(
            options.Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = NeverGivenUpByTheBroker },
            cancellationToken: cancellationToken);
        foreach (var delay in options.Delays)
        {
            await channel.QueueDeclareAsync(Later(options, delay), durable: true, exclusive: false, autoDelete: false, Delayed(options, delay), cancellationToken: cancellationToken);
        }
    }

    /// <summary>Where a message goes that has so long to wait.</summary>
    public static string QueueFor(RabbitMqOptions options, TimeSpan left) =>
        left <= TimeSpan.Zero ? options.Queue : Later(options, options.Delays.LastOrDefault(delay => delay <= left, options.Delays[0]));

    /// <summary>Every queue there is, the one for work first.</summary>
    public static IEnumerable<string> Queues(RabbitMqOptions options) => [options.Queue, .. options.Delays.Select(delay => Later(options, delay))];

    private static string Later(RabbitMqOptions options, TimeSpan delay) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Queue}.later.{delay.TotalMilliseconds:0}ms");

    // At least once: the broker itself waits for the work queue's confirm before it forgets the message. That needs reject-publish.
    private static Dictionary<string, object?> Delayed(RabbitMqOptions options, TimeSpan delay) => new(StringComparer.Ordinal)
    {
        ["x-queue-type"] = "quorum",
        ["x-message-ttl"] = (long)delay.TotalMilliseconds,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = options.Queue,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };
}
