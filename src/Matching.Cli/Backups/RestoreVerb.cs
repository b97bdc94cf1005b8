using Matching.Storage.Postgres.Migrations;
using Matching.Storage.Postgres.Texts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Matching.Cli.Backups;

/// <summary>Puts a backup into an empty store, compares every table, and holds each unsent text until the supplier has been asked for it.</summary>
internal sealed class RestoreVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new(
        "restore",
        "Puts a backup into an empty database and compares every table with FILE.json. Run it while no worker runs. Texts that were waiting are looked for at the supplier before they are sent.",
        ["[FILE]"],
        [new("--recovered", "", "instead of FILE: the database was put back to an older moment by its own means; only the texts that waited are held")]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        if (arguments.Has("--recovered") == arguments.OptionalPlace(0) is not null)
        {
            throw new WrongUsageException("Either FILE or --recovered is needed.");
        }

        return arguments.OptionalPlace(0) is { } file ? await PutBackAsync(Path.GetFullPath(file), stopping) : await HoldAsync(stopping);
    }

    private async Task<int> PutBackAsync(string file, CancellationToken stopping)
    {
        if (!File.Exists(file) || !File.Exists(file + ".json"))
        {
            return terminal.Refuse([$"{file} and {file}.json are both needed, and at least one is not there. Nothing was done."]);
        }

        if (StoreContents.Read(await File.ReadAllTextAsync(file + ".json", stopping)) is not { } kept)
        {
            return terminal.Refuse([$"{file}.json is not what backup wrote. Nothing was done."]);
        }

        await using var services = product();
        var store = services.GetRequiredService<NpgsqlDataSource>();
        if (await RefusalAsync(store, kept, stopping) is { } refusal)
        {
            return terminal.Refuse([refusal, "Nothing was done."]);
        }

        var connection = services.GetRequiredService<IConfiguration>()["ConnectionStrings:Postgres"]!;
        if (await PostgresPrograms.RunAsync("pg_restore", connection, ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", file], stopping) is { } complaint)
        {
            return terminal.Refuse([complaint, "Nothing was restored."]);
        }

        return await CheckAsync(services, store, kept, stopping);
    }

    private static async Task<string?> RefusalAsync(NpgsqlDataSource store, StoreContents kept, CancellationToken stopping)
    {
        if (kept.Migration > Migration.Embedded.Count)
        {
            return $"The backup has the tables of step {kept.Migration}, and this program knows {Migration.Embedded.Count}: restore it with the program that made it, or a newer one.";
        }

        await using var connection = await store.OpenConnectionAsync(stopping);
        var there = await StoreContents.TablesAsync(connection, stopping);
        return there.Count == 0 ? null : $"The database is not empty: it has {there.Count} tables ({string.Join(", ", there.Take(3))} …). Restore into a new one.";
    }

    private async Task<int> CheckAsync(ServiceProvider services, NpgsqlDataSource store, StoreContents kept, CancellationToken stopping)
    {
        // Its connections knew the types of a database without tables.
        await store.ReloadTypesAsync(stopping);
        await using (var connection = await store.OpenConnectionAsync(stopping))
        {
            var differences = kept.DifferencesTo(await StoreContents.OfAsync(connection, kept.At, stopping)).ToList();
            if (differences.Count > 0)
            {
                return terminal.Refuse([.. differences, "The store is not what was kept: do not use it."]);
            }
        }

        terminal.Line($"{kept.Rows} rows of {kept.Tables.Count} tables are back as they were at {kept.At:yyyy-MM-dd HH:mm} UTC; every table's count and hash agree.");
        return await HoldAsync(services, stopping);
    }

    private async Task<int> HoldAsync(CancellationToken stopping)
    {
        await using var services = product();
        return await HoldAsync(services, stopping);
    }

    private async Task<int> HoldAsync(ServiceProvider services, CancellationToken stopping)
    {
        if (await services.GetRequiredService<Migrator>().MigrateAsync(stopping) is not MigrationOutcome.Ready and var outcome)
        {
            return terminal.Refuse([outcome.Sentence]);
        }

        var held = await ActivatorUtilities.CreateInstance<RestoredTexts>(services).HoldAsync(stopping);
        terminal.Line($"{held} texts that waited then are looked for at the supplier before they are sent. What was approved, answered or sent after that moment is not in the store.");
        return ExitCode.Done;
    }
}
