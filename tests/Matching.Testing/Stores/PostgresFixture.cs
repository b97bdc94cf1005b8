using Dapper;
using Matching.Storage.Postgres;
using Npgsql;
using Xunit;

namespace Matching.Testing.Stores;

/// <summary>
/// A database of one test class: migrated, empty, with an installation id of its own, dropped afterwards. Use it as a class fixture,
/// or make one inside a test with <see cref="CreateAsync"/>.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime, IAsyncDisposable
{
    private NpgsqlDataSource? _store;

    public string ConnectionString { get; private set; } = "";

    public string RedisConfiguration => TestServers.Redis;

    /// <summary>Unguessable and short: what this database's keys in Redis begin with.</summary>
    public string InstallationId { get; } = "test-" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[^12..];

    public NpgsqlDataSource Store => _store ?? throw new InvalidOperationException("The database is made in InitializeAsync.");

    public static async Task<PostgresFixture> CreateAsync()
    {
        var fixture = new PostgresFixture();
        await fixture.InitializeAsync();
        return fixture;
    }

    public async Task InitializeAsync()
    {
        DapperTypes.Register();
        var database = "matching_" + InstallationId.Replace('-', '_');
        var template = await TemplateStore.NameAsync();
        await using (var admin = await TemplateStore.OpenAdminAsync())
        {
            await admin.ExecuteAsync($"create database {database} template {template}");
        }

        ConnectionString = new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = database, MaxPoolSize = 40 }.ConnectionString;
        _store = NpgsqlDataSource.Create(ConnectionString);
        await ExecuteAsync("update installation set value = @InstallationId where key = 'id'", new { InstallationId });
    }

    public async Task<int> ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await Store.OpenConnectionAsync();
        return await connection.ExecuteAsync(sql, values);
    }

    public async Task<T?> ScalarAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Store.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, values);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Store.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, values)];
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await using var admin = await TemplateStore.OpenAdminAsync();
        await admin.ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(ConnectionString).Database} with (force)");
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
}
