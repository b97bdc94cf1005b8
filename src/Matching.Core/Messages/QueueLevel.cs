namespace Matching.Core.Messages;

/// <summary>How much is on its way at this moment.</summary>
/// <param name="Kind">Who keeps the messages: the word of the settings.</param>
/// <param name="Unpublished">Saved with their state and not yet handed to the queue.</param>
/// <param name="Waiting">In the queue, those for later and those being handled included where the queue counts them; null when it does not tell.</param>
/// <param name="Dead">Given up, waiting for a person.</param>
public sealed record QueueLevel(string Kind, long Unpublished, long? Waiting, long Dead);

/// <summary>Tells how much waits, for a person or an alarm.</summary>
public interface IQueueGauge
{
    Task<QueueLevel> ReadAsync(CancellationToken cancellationToken);
}
