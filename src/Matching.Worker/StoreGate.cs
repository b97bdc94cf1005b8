using Matching.Storage.Postgres;
using Matching.Storage.Postgres.Migrations;
using Npgsql;

namespace Matching.Worker;

/// <summary>
/// Nothing is tried before PostgreSQL answers with the tables this program knows and a clock that agrees with ours. Until then it says so, when the reason changes, and looks
/// again every second.
/// </summary>
internal sealed partial class StoreGate(Migrator migrator, StoreClock clock, ILogger<StoreGate> logger)
{
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(1);

    private string _said = "";

    public async Task PassAsync(CancellationToken stopping)
    {
        while (await ClosedAsync(stopping) is { } reason)
        {
            if (Interlocked.Exchange(ref _said, reason) != reason)
            {
                Log.Waiting(logger, reason);
            }

            await Task.Delay(BeforeAgain, stopping);
        }
    }

    private async Task<string?> ClosedAsync(CancellationToken stopping)
    {
        try
        {
            return await migrator.LookAsync(stopping) is { MayRun: false } outcome ? outcome.Sentence : await clock.DisagreementAsync(stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && MissingServer.Sentence(fault) is not null)
        {
            return MissingServer.Sentence(fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the store: {Reason}")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
