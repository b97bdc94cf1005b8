using Matching.Core.Messages;

namespace Matching.Worker.Queue;

/// <summary>Calls one step for one kind of message. It hears the same message again without harm.</summary>
internal interface IMessageHandler
{
    string Kind { get; }

    /// <summary>Null = handled; an instant = not before then. What throws comes again later.</summary>
    Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken);

    /// <summary>It was tried often enough and lies with the dead letters: whoever should see it is told.</summary>
    Task GivenUpAsync(Message message, CancellationToken cancellationToken) => Task.CompletedTask;
}
