namespace Matching.Channels.Queues.RabbitMq;

/// <summary>Where the broker is and who we are there: section <c>Queues:RabbitMq</c>.</summary>
public sealed class RabbitMqOptions
{
    /// <summary><c>amqp://host:5672/vhost</c> or <c>amqps://…</c>, without user and password.</summary>
    public Uri? Address { get; set; }

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The queue's name; its delays are queues named after it. The default is <c>matching</c>.</summary>
    public string Queue { get; set; } = "matching";

    /// <summary>A silent connection is given up after two of these, and its messages come to somebody else. The default is 10 seconds.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the broker may take to connect, to declare or to confirm; the default is 10 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The waits a message for later can be laid into, the shortest first; what has longer to wait goes through several. A message comes at
    /// most the shortest too late.
    /// </summary>
    internal IReadOnlyList<TimeSpan> Delays { get; set; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    internal IEnumerable<string> Faults()
    {
        if (Address is not { IsAbsoluteUri: true, UserInfo.Length: 0 })
        {
            yield return Address is { IsAbsoluteUri: true }
                ? "Queues:RabbitMq:Address carries a user; name it in Queues:RabbitMq:User and Queues:RabbitMq:Password."
                : $"Queues:RabbitMq:Address is '{Address}', but must be an address like amqp://broker:5672/matching.";
        }
        else if (Address.Scheme is not ("amqp" or "amqps"))
        {
            yield return $"Queues:RabbitMq:Address is '{Address}', but must begin with amqp:// or amqps://.";
        }

        if (User.Length == 0)
        {
            yield return "Queues:RabbitMq:User is empty, but RabbitMQ asks who we are.";
        }

        if (Password.Length == 0)
        {
            yield return "Queues:RabbitMq:Password is empty, but RabbitMQ asks for it.";
        }

        if (Queue.Length is 0 or > 200)
        {
            yield return $"Queues:RabbitMq:Queue is '{Queue}', but must have 1 to 200 letters.";
        }

        if (Heartbeat < TimeSpan.FromSeconds(1) || Heartbeat > TimeSpan.FromMinutes(5))
        {
            yield return $"Queues:RabbitMq:Heartbeat is {Heartbeat}, but must be one second to five minutes.";
        }

        if (CallTimeout <= TimeSpan.Zero)
        {
            yield return $"Queues:RabbitMq:CallTimeout is {CallTimeout}, but must be longer than zero.";
        }
    }
}
