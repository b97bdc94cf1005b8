using System.Data;
using Dapper;
using Matching.Storage.Postgres.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Matching.Cli.Backups;

/// <summary>The whole store at one moment in one file, and beside it what is in it. Redis holds no truth and is not kept.</summary>
internal sealed class BackupVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new(
        "backup",
        "Writes the whole store, at one moment and while it is used, to FILE (PostgreSQL's own format), and counts and hashes of every table to FILE.json. It holds people's data: keep it as you keep the store.",
        ["FILE"],
        []);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var file = Path.GetFullPath(arguments.Place(0));
        if (!Directory.Exists(Path.GetDirectoryName(file)) || Directory.Exists(file))
        {
            throw new WrongUsageException($"'{arguments.Place(0)}' lies in a folder that does not exist, or is a folder; a file is needed.");
        }

        await using var services = product();
        if (await services.GetRequiredService<Migrator>().LookAsync(stopping) is not MigrationOutcome.Ready and var outcome)
        {
            return terminal.Refuse([outcome.Sentence]);
        }

        var store = services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stopping);
        var snapshot = await connection.ExecuteScalarAsync<string>(new CommandDefinition("select pg_export_snapshot()", cancellationToken: stopping));
        var whole = services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["ConnectionStrings:Postgres"]!;
        if (await PostgresPrograms.RunAsync("pg_dump", whole, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}.part"], stopping) is { } complaint)
        {
            File.Delete(file + ".part");
            return terminal.Refuse([complaint, "Nothing was written."]);
        }

        var contents = await StoreContents.OfAsync(connection, services.GetRequiredService<TimeProvider>().GetUtcNow(), stopping);
        await File.WriteAllTextAsync(file + ".json", contents.Write(), stopping);
        File.Move(file + ".part", file, overwrite: true);
        terminal.Line($"{contents.Rows} rows of {contents.Tables.Count} tables were written to {file}, with their hashes in {file}.json.");
        return ExitCode.Done;
    }
}
