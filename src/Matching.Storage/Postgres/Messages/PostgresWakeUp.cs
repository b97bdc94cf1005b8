using System.Collections.Concurrent;
using Dapper;
using Matching.Core.Messages;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Matching.Storage.Postgres.Messages;

/// <summary>One connection of the process listens for all of its waiters. When it breaks it is opened again; meanwhile waiters look by themselves.</summary>
internal sealed partial class PostgresWakeUp(NpgsqlDataSource store, ILogger<PostgresWakeUp> logger) : IWakeUp, IAsyncDisposable
{
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Task? _listening;

    public Task Next(string topic)
    {
        lock (_gate)
        {
            _listening ??= Task.Run(ListenAsync);
        }

        return _waiting.GetOrAdd(topic, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_listening is { } listening)
        {
            await listening;
        }

        _stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException)
            {
                Log.Broke(logger, fault.Message);
                await Task.Delay(BeforeAgain, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, told) => Wake(told.Payload);
        await connection.ExecuteAsync(new CommandDefinition("listen matching_wake_up", cancellationToken: cancellationToken));

        // What was told while nobody listened.
        foreach (var topic in _waiting.Keys)
        {
            Wake(topic);
        }

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Wake(string topic)
    {
        if (_waiting.TryRemove(topic, out var waiting))
        {
            waiting.TrySetResult();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Listening to PostgreSQL broke ({Fault}); until it is back, work is found by looking")]
        public static partial void Broke(ILogger logger, string fault);
    }
}
