using System.Globalization;
using Matching.Channels.Queues.RabbitMq;
using Matching.Channels.Queues.ServiceBus;
using Microsoft.Extensions.Options;

namespace Matching.Channels.Queues;

/// <summary>Who keeps the messages.</summary>
public enum QueueKind
{
    /// <summary>Rows in the product's own database.</summary>
    Postgres,

    /// <summary>A RabbitMQ of one's own, 3.10 or newer.</summary>
    RabbitMq,

    /// <summary>Azure Service Bus, standard or premium.</summary>
    ServiceBus,
}

/// <summary>How messages are handed out: section <c>Queues</c>.</summary>
public sealed class QueueOptions
{
    public const string Section = "Queues";

    /// <summary><c>postgres</c> (the default), <c>rabbitmq</c> or <c>servicebus</c>.</summary>
    public string Kind { get; set; } = "postgres";

    /// <summary>How long a received message is ours alone; renewed while it is being handled. The default is 30 seconds; at Service Bus it is the queue's own lock duration.</summary>
    public TimeSpan LockFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Deliveries that failed before a message is given up; the default is 10.</summary>
    public int MostAttempts { get; set; } = 10;

    /// <summary>Messages handled at the same time by one process; the default is 4.</summary>
    public int AtOnce { get; set; } = 4;

    /// <summary>The longest that a new message is not noticed when nobody is woken; the default is 1 second.</summary>
    public TimeSpan LookAgainAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one question for the next message stays open; the default is 20 seconds, the most a minute.</summary>
    public TimeSpan ReceiveFor { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a message stays in the outbox after it was handed on; the default is 14 days, the least one day.</summary>
    public TimeSpan OutboxKeptFor { get; set; } = TimeSpan.FromDays(14);

    public RabbitMqOptions RabbitMq { get; } = new();

    public ServiceBusOptions ServiceBus { get; } = new();

    /// <summary>The kind that <see cref="Kind"/> names; null when it names none.</summary>
    internal QueueKind? Known =>
        Enum.TryParse<QueueKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !int.TryParse(Kind, CultureInfo.InvariantCulture, out _) ? kind : null;
}

internal sealed class QueueOptionsValidator : IValidateOptions<QueueOptions>
{
    public ValidateOptionsResult Validate(string? name, QueueOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(QueueOptions options)
    {
        if (options.Known is null)
        {
            yield return $"Queues:Kind is '{options.Kind}', but must be postgres, rabbitmq or servicebus.";
        }

        foreach (var fault in OfTheChosen(options))
        {
            yield return fault;
        }

        if (options.LockFor < TimeSpan.FromSeconds(1))
        {
            yield return $"Queues:LockFor is {options.LockFor}, but must be at least one second.";
        }

        if (options.Known == QueueKind.ServiceBus && options.LockFor > TimeSpan.FromMinutes(5))
        {
            yield return $"Queues:LockFor is {options.LockFor}, but Service Bus locks for five minutes at most.";
        }

        if (options.MostAttempts < 1)
        {
            yield return $"Queues:MostAttempts is {options.MostAttempts}, but must be at least 1.";
        }

        if (options.AtOnce is < 1 or > 64)
        {
            yield return $"Queues:AtOnce is {options.AtOnce}, but must be 1 to 64.";
        }

        if (options.OutboxKeptFor < TimeSpan.FromDays(1))
        {
            yield return $"Queues:OutboxKeptFor is {options.OutboxKeptFor}, but must be at least one day.";
        }

        if (options.LookAgainAfter <= TimeSpan.Zero)
        {
            yield return $"Queues:LookAgainAfter is {options.LookAgainAfter}, but must be longer than zero.";
        }

        if (options.ReceiveFor <= TimeSpan.Zero || options.ReceiveFor > TimeSpan.FromMinutes(1))
        {
            yield return $"Queues:ReceiveFor is {options.ReceiveFor}, but must be longer than zero and at most a minute.";
        }
    }

    /// <summary>The settings of a queue that is not chosen may be half done.</summary>
    private static IEnumerable<string> OfTheChosen(QueueOptions options) => options.Known switch
    {
        QueueKind.RabbitMq => options.RabbitMq.Faults(),
        QueueKind.ServiceBus => options.ServiceBus.Faults(),
        _ => [],
    };
}
