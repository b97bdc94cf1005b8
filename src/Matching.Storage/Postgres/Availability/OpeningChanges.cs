using System.Collections.Concurrent;
using Matching.Core.Availability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Matching.Storage.Postgres.Availability;

/// <summary>
/// Hears, after each commit, which openings changed, and has them remembered. What was missed while not listening, and a memory that was
/// emptied, is told anew. Nothing depends on it but speed.
/// </summary>
internal sealed partial class OpeningChanges(NpgsqlDataSource store, RememberAvailability remember, ILogger<OpeningChanges> logger) : BackgroundService
{
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException && !stoppingToken.IsCancellationRequested)
            {
                Log.NotListening(logger, fault);
                await Task.Delay(LooksAgainAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        var changed = new ConcurrentQueue<string>();
        await using var connection = await store.OpenConnectionAsync(stopping);
        connection.Notification += (_, told) => changed.Enqueue(told.Payload);
        await using (var listen = new NpgsqlCommand("listen opening_changed", connection))
        {
            await listen.ExecuteNonQueryAsync(stopping);
        }

        await remember.RebuildAsync(stopping);
        while (true)
        {
            if (!await connection.WaitAsync(LooksAgainAfter, stopping))
            {
                await remember.RebuildIfEmptyAsync(stopping);
            }

            await RememberAsync(changed, stopping);
        }
    }

    private async Task RememberAsync(ConcurrentQueue<string> changed, CancellationToken stopping)
    {
        var openings = new HashSet<string>(StringComparer.Ordinal);
        while (changed.TryDequeue(out var opening))
        {
            openings.Add(opening);
        }

        if (openings.Count > 0)
        {
            await remember.HandleAsync(openings, stopping);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of openings are not heard; listening again soon")]
        public static partial void NotListening(ILogger logger, Exception fault);
    }
}
