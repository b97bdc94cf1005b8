using Matching.Core.Messages;
using Matching.Storage.Postgres;

namespace Matching.Worker.Queue;

/// <summary>
/// Every minute, and once at the start: of each message that was given up, whoever should see it is told. A handler that gives one up tells
/// of it itself; a message whose handlers all died, or that a broker put away by itself, has nobody else.
/// </summary>
internal sealed partial class DeadLetterWatch(StoreGate gate, IDeadLetters deadLetters, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeadLetterWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // A message may be given up once more after it was replayed.
    private readonly HashSet<(Guid Message, DateTimeOffset At)> _told = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Turns.RunAsync("The watch over messages that were given up", TurnAsync, logger, stoppingToken);

    private async Task TurnAsync(CancellationToken stopping)
    {
        await gate.PassAsync(stopping);
        var letters = await deadLetters.ListAsync(stopping);
        _told.IntersectWith(letters.Select(letter => (letter.Message.Id, letter.At)));
        foreach (var letter in letters.Where(letter => !_told.Contains((letter.Message.Id, letter.At))))
        {
            await TellAsync(letter.Message, stopping);
            _told.Add((letter.Message.Id, letter.At));
        }

        await Task.Delay(Every, clock, stopping);
    }

    private async Task TellAsync(Message message, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<IMessageHandler>().FirstOrDefault(h => h.Kind == message.Kind);
            await (handler?.GivenUpAsync(message, stopping) ?? Task.CompletedTask);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && MissingServer.Sentence(fault) is null)
        {
            // A message that nobody can read must not keep the others from being told of.
            Log.NotTold(logger, fault, message.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} lies with the dead letters, and nobody could be told of it")]
        public static partial void NotTold(ILogger logger, Exception fault, Guid message);
    }
}
