using Matching.Storage.Postgres;

namespace Matching.Worker;

/// <summary>Runs one turn after another until stopped. A turn that fails is the rim of its loop: it is logged, and the next one waits a little.</summary>
internal static partial class Turns
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(string work, Func<CancellationToken, Task> turn, ILogger logger, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await turn(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (MissingServer.Sentence(fault) is { } sentence)
            {
                Log.Missing(logger, work, sentence);
                await Task.Delay(AfterFault, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault)
            {
                // The rim of the loop: one bad turn must not end the work of all others.
                Log.Failed(logger, fault, work);
                await Task.Delay(AfterFault, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} waits: {Reason}")]
        public static partial void Missing(ILogger logger, string work, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed and goes on")]
        public static partial void Failed(ILogger logger, Exception fault, string work);
    }
}
