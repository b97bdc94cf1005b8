using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Matching.Storage.Postgres.Migrations;

/// <summary>
/// Applies the numbered files once each, in order, each in a transaction of its own. Two at once wait for each other. A store that a newer
/// program has brought further serves this one too, unless a file says that it needs a newer program.
/// </summary>
public sealed partial class Migrator(NpgsqlDataSource store, IReadOnlyList<Migration> migrations, ILogger<Migrator> logger)
{
    private const string Ledger = """
        create table if not exists schema_migration (
            number     integer primary key,
            name       text not null,
            checksum   text not null,
            applied_at timestamptz not null default now()
        );
        alter table schema_migration add column if not exists needs integer not null default 0
        """;

    /// <summary>Looks, and changes nothing.</summary>
    public async Task<MigrationOutcome> LookAsync(CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var hasLedger = await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("select to_regclass('schema_migration') is not null", cancellationToken: stopping));
        var applied = hasLedger ? await AppliedAsync(connection, stopping) : [];
        if (Refusal(applied) is { } refusal)
        {
            return refusal;
        }

        var waiting = migrations.Skip(applied.Count).Select(migration => migration.Name).ToList();
        return waiting is [] ? new MigrationOutcome.Ready([]) : new MigrationOutcome.Older(waiting);
    }

    public async Task<MigrationOutcome> MigrateAsync(CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var turn = await AdvisoryLock.TakeAsync(connection, AdvisoryLock.Migrating, stopping);
        await connection.ExecuteAsync(new CommandDefinition(Ledger, cancellationToken: stopping));
        var applied = await AppliedAsync(connection, stopping);
        if (Refusal(applied) is { } refusal)
        {
            return refusal;
        }

        var waiting = migrations.Skip(applied.Count).ToList();
        foreach (var migration in waiting)
        {
            await ApplyAsync(connection, migration, stopping);
        }

        return new MigrationOutcome.Ready([.. waiting.Select(migration => migration.Name)]);
    }

    private MigrationOutcome? Refusal(IReadOnlyList<AppliedMigration> applied)
    {
        if (applied.FirstOrDefault(row => row.Number > migrations.Count && row.Needs > migrations.Count) is { } newer)
        {
            return new MigrationOutcome.Newer(newer.Name, migrations.Count);
        }

        return applied.Zip(migrations)
            .Where(pair => pair.First.Checksum != pair.Second.Checksum)
            .Select(pair => new MigrationOutcome.Changed(pair.First.Name, pair.First.Checksum, pair.Second.Checksum))
            .FirstOrDefault<MigrationOutcome>() ?? AheadOf(applied);
    }

    private MigrationOutcome.Ahead? AheadOf(IReadOnlyList<AppliedMigration> applied) =>
        applied.LastOrDefault(row => row.Number > migrations.Count) is { } last ? new(last.Name, migrations.Count) : null;

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken stopping)
    {
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        await using (var command = new NpgsqlCommand(migration.Sql, connection, transaction) { CommandTimeout = 0 })
        {
            await command.ExecuteNonQueryAsync(stopping);
        }

        await connection.ExecuteAsync(new CommandDefinition(
            "insert into schema_migration (number, name, checksum, needs) values (@Number, @Name, @Checksum, @Needs)", migration, transaction, cancellationToken: stopping));
        await transaction.CommitAsync(stopping);
        Log.Applied(logger, migration.Name);
    }

    private static async Task<List<AppliedMigration>> AppliedAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        // A ledger from before there were needs is read too: looking must not change it.
        var rows = await connection.QueryAsync<AppliedMigration>(new CommandDefinition(
            "select number, name, checksum, coalesce((to_jsonb(row) ->> 'needs')::integer, 0) as needs from schema_migration row order by number", cancellationToken: stopping));
        return rows.AsList();
    }

    private sealed record AppliedMigration(int Number, string Name, string Checksum, int Needs);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Migration {Name} was applied")]
        public static partial void Applied(ILogger logger, string name);
    }
}
