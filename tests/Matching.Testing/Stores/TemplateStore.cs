using System.Security.Cryptography;
using System.Text;
using Dapper;
using Matching.Storage.Postgres.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Matching.Testing.Stores;

/// <summary>A migrated, empty database that test databases are copied from: made once for the migrations' text, whoever comes first.</summary>
internal static class TemplateStore
{
    private const long Turn = 0x4D41_5443_7E57;

    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> NameAsync() => Made.Value;

    /// <summary>A connection to the server's own database, outside every pool: a pooled one would keep a template in use.</summary>
    public static async Task<NpgsqlConnection> OpenAdminAsync()
    {
        var connection = new NpgsqlConnection(Unpooled(null));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string> MakeAsync()
    {
        // PostgreSQL cuts names after 63 letters, so however many files there are, the name stays short.
        var files = SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(Migration.Embedded.Select(file => file.Checksum))));
        var name = "matching_template_" + Convert.ToHexStringLower(files)[..16];
        await using var admin = await OpenAdminAsync();
        await admin.ExecuteAsync("select pg_advisory_lock(@Turn)", new { Turn });
        if (!await admin.ExecuteScalarAsync<bool>("select exists (select from pg_database where datname = @name)", new { name }))
        {
            await MigrateNewAsync(admin, name);
        }

        return name;
    }

    private static async Task MigrateNewAsync(NpgsqlConnection admin, string name)
    {
        await admin.ExecuteAsync($"drop database if exists {name}_new");
        await admin.ExecuteAsync($"create database {name}_new");
        await using (var store = NpgsqlDataSource.Create(Unpooled(name + "_new")))
        {
            await new Migrator(store, Migration.Embedded, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        }

        await admin.ExecuteAsync($"alter database {name}_new rename to {name}");
    }

    private static string Unpooled(string? database)
    {
        var settings = new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Pooling = false };
        settings.Database = database ?? settings.Database;
        return settings.ConnectionString;
    }
}
