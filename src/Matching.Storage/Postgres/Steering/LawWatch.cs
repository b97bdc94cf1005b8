using System.Data.Common;
using Matching.Core.Steering;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Matching.Storage.Postgres.Steering;

/// <summary>Every half minute this host hears of rules of law that were saved, wherever it was done.</summary>
internal sealed partial class LawWatch(TakeInLaw take, TimeProvider clock, ILogger<LawWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await take.HandleAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or InvalidOperationException)
            {
                // The rim of the watch: the rules that were known stand until the store answers.
                Log.NotHeard(logger, fault);
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Saved rules of law could not be read; those that were known stand")]
        public static partial void NotHeard(ILogger logger, Exception fault);
    }
}
