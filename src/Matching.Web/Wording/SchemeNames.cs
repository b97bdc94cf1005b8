using System.Data.Common;
using Matching.Core.Enrolments;

namespace Matching.Web.Wording;

/// <summary>Every half minute this host hears of schemes that were loaded, wherever it was done, so that its pages call them by their names.</summary>
internal sealed partial class SchemeNames(IProgrammeShelf shelf, TimeProvider clock, ILogger<SchemeNames> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                WordsOf.Learn(await shelf.ReadAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is DbException or InvalidOperationException)
            {
                // The rim of the watch: the names that were known stand until the store answers.
                Log.NotHeard(logger, fault);
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Loaded schemes could not be read; the names that were known stand")]
        public static partial void NotHeard(ILogger logger, Exception fault);
    }
}
