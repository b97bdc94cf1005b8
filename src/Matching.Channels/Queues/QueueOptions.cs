using Microsoft.Extensions.Options;

namespace Matching.Channels.Queues;

/// <summary>How messages are handed out: section <c>Queue</c>.</summary>
public sealed class QueueOptions
{
    public const string Section = "Queue";

    /// <summary>How long a received message is ours alone; renewed while it is being handled. The default is 30 seconds.</summary>
    public TimeSpan LockFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Deliveries that failed before a message is given up; the default is 10.</summary>
    public int MostAttempts { get; set; } = 10;

    /// <summary>Messages handled at the same time by one process; the default is 4.</summary>
    public int AtOnce { get; set; } = 4;

    /// <summary>The longest that a new message is not noticed when nobody is woken; the default is 1 second.</summary>
    public TimeSpan LookAgainAfter { get; set; } = TimeSpan.FromSeconds(1);
}

internal sealed class QueueOptionsValidator : IValidateOptions<QueueOptions>
{
    public ValidateOptionsResult Validate(string? name, QueueOptions options)
    {
        var faults = new List<string>();
        if (options.LockFor < TimeSpan.FromSeconds(1))
        {
            faults.Add($"Queue:LockFor is {options.LockFor}, but must be at least one second.");
        }

        if (options.MostAttempts < 1)
        {
            faults.Add($"Queue:MostAttempts is {options.MostAttempts}, but must be at least 1.");
        }

        if (options.AtOnce is < 1 or > 64)
        {
            faults.Add($"Queue:AtOnce is {options.AtOnce}, but must be 1 to 64.");
        }

        if (options.LookAgainAfter <= TimeSpan.Zero)
        {
            faults.Add($"Queue:LookAgainAfter is {options.LookAgainAfter}, but must be longer than zero.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
