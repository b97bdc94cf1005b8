using Dapper;
using Npgsql;

namespace Matching.Storage.Postgres;

/// <summary>A turn that PostgreSQL gives to one connection at a time; it ends when disposed, or with the connection.</summary>
internal sealed class AdvisoryLock : IAsyncDisposable
{
    public const long Migrating = 0x4D41_5443_0001;

    /// <summary>Imports are exclusive; a night that reads its snapshot shares.</summary>
    public const long Register = 0x4D41_5443_0002;

    /// <summary>Two rounds write one after the other.</summary>
    public const long Rounds = 0x4D41_5443_0003;

    private readonly NpgsqlConnection _connection;
    private readonly string _giveBack;
    private readonly bool _ownsConnection;

    private AdvisoryLock(NpgsqlConnection connection, string giveBack, bool ownsConnection)
    {
        _connection = connection;
        _giveBack = giveBack;
        _ownsConnection = ownsConnection;
    }

    /// <summary>Waits for the turn, as long as it takes.</summary>
    public static async Task<AdvisoryLock> TakeAsync(NpgsqlConnection connection, long key, CancellationToken stopping)
    {
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@key)", new { key }, commandTimeout: 0, cancellationToken: stopping));
        return new(connection, $"select pg_advisory_unlock({key})", ownsConnection: false);
    }

    /// <summary>Waits until nobody has the turn alone, and keeps it from them, on a connection of its own.</summary>
    public static async Task<AdvisoryLock> ShareAsync(NpgsqlDataSource store, long key, CancellationToken stopping)
    {
        var connection = await store.OpenConnectionAsync(stopping);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock_shared(@key)", new { key }, commandTimeout: 0, cancellationToken: stopping));
            return new(connection, $"select pg_advisory_unlock_shared({key})", ownsConnection: true);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A broken connection has given its turn up already.
        if (_connection.State == System.Data.ConnectionState.Open)
        {
            await _connection.ExecuteAsync(_giveBack);
        }

        if (_ownsConnection)
        {
            await _connection.DisposeAsync();
        }
    }
}
