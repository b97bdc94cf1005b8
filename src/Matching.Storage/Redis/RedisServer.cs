using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Matching.Storage.Redis;

/// <summary>
/// The one connection to Redis: made when first needed, never failing a start, coming back by itself. Whoever asks must be able to do without:
/// an answer is null when Redis is not there or too slow, and a warning says so once for as long as it is gone.
/// </summary>
internal sealed partial class RedisServer(string configuration, ILogger<RedisServer> logger) : IDisposable
{
    // Every operation here reads or writes some hundred kilobytes at most; a Redis that needs longer does not make anything faster.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private ConnectionMultiplexer? _connection;
    private int _gone;

    /// <summary>Asks Redis; the default answer (null, false) when it cannot be had.</summary>
    public async Task<T?> AskAsync<T>(Func<IDatabase, Task<T>> question, CancellationToken stopping)
    {
        try
        {
            var connection = await ConnectAsync(stopping);
            if (!connection.IsConnected)
            {
                SayGone("not connected");
                return default;
            }

            var answer = await question(connection.GetDatabase()).WaitAsync(Patience, stopping);
            SayBack();
            return answer;
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException)
        {
            SayGone(fault.GetType().Name);
            return default;
        }
    }

    public Task<bool> AnswersAsync(CancellationToken stopping) => AskAsync(async redis =>
    {
        await redis.PingAsync();
        return true;
    }, stopping);

    public void Dispose()
    {
        _connection?.Dispose();
        _connecting.Dispose();
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(CancellationToken stopping)
    {
        if (_connection is { } made)
        {
            return made;
        }

        await _connecting.WaitAsync(stopping);
        try
        {
            return _connection ??= await ConnectionMultiplexer.ConnectAsync(Options());
        }
        finally
        {
            _connecting.Release();
        }
    }

    private ConfigurationOptions Options()
    {
        var options = ConfigurationOptions.Parse(configuration is "" ? "127.0.0.1:6379" : configuration);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = (int)Patience.TotalMilliseconds;
        options.SyncTimeout = (int)Patience.TotalMilliseconds;
        options.ConnectRetry = 1;
        options.ClientName = "matching";
        return options;
    }

    private void SayGone(string why)
    {
        if (Interlocked.Exchange(ref _gone, 1) == 0)
        {
            Log.Gone(logger, why);
        }
    }

    private void SayBack()
    {
        if (Interlocked.Exchange(ref _gone, 0) == 1)
        {
            Log.Back(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer ({Why}); PostgreSQL is asked instead, which is slower")]
        public static partial void Gone(ILogger logger, string why);

        [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers again")]
        public static partial void Back(ILogger logger);
    }
}
