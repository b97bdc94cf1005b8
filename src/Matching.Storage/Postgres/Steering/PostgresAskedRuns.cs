using System.Text.Json;
using Dapper;
using Matching.Core.Messages;
using Matching.Core.Nightly;
using Matching.Core.Steering;
using Matching.Storage.Postgres.Messages;
using Npgsql;

namespace Matching.Storage.Postgres.Steering;

/// <summary>One row a run; the lease keeps two runners apart.</summary>
internal sealed class PostgresAskedRuns(NpgsqlDataSource store) : IAskedRuns
{
    private const string Ask = """
        insert into asked_run (id, municipality_code, kind, wanted, state, asked_by, asked_at)
        values (@Id, @Municipality, @kind, @wanted::jsonb, 1, @By, @At)
        """;

    private const string Take = """
        update asked_run set state = 2, lease_until = @until where id = @id and (state = 1 or (state = 2 and lease_until < @at))
        returning municipality_code, kind, wanted::text, asked_by, asked_at
        """;

    private const string Tell = "update asked_run set steps = @steps::jsonb, lease_until = @until where id = @id and state = 2";

    private const string End = """
        update asked_run set state = @state, finished_at = @at, steps = coalesce(@steps::jsonb, steps), answer = @answer::jsonb, fault = @fault where id = @id and state = 2
        """;

    public async Task AskAsync(AskedRun run, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        await connection.ExecuteAsync(Command(
            Ask, new { run.Id, run.Municipality, kind = (int)run.Kind, wanted = JsonSerializer.Serialize(run.Wanted, JsonSerializerOptions.Web), run.By, run.At }, stopping));
        await OutboxRows.AddAsync(connection, MessageKinds.RunRequested, run.Id.ToString(), run.At, run.At, stopping);
        await transaction.CommitAsync(stopping);
    }

    public async Task<AskedClaim> TakeAsync(Guid id, DateTimeOffset at, DateTimeOffset until, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        if (await connection.QuerySingleOrDefaultAsync<(string Municipality, short Kind, string Wanted, string By, DateTime At)?>(Command(Take, new { id, at, until }, stopping)) is { } mine)
        {
            return new AskedClaim.Mine(new(
                id, mine.Municipality, (AskedKind)mine.Kind, JsonSerializer.Deserialize<Wanted>(mine.Wanted, JsonSerializerOptions.Web)!, mine.By, new(mine.At)));
        }

        return await connection.ExecuteScalarAsync<DateTime?>(Command("select lease_until from asked_run where id = @id and state = 2", new { id }, stopping)) is { } held
            ? new AskedClaim.Taken(new(held))
            : new AskedClaim.Over();
    }

    public Task TellAsync(Guid id, IReadOnlyList<NightStep> steps, DateTimeOffset until, CancellationToken stopping) =>
        ExecuteAsync(Tell, new { id, steps = Written(steps), until }, stopping);

    public Task EndAsync(Guid id, RunEnd end, DateTimeOffset at, CancellationToken stopping) => end switch
    {
        RunEnd.Answered answered => ExecuteAsync(
            End, new { id, at, state = 3, steps = Written(answered.Steps), answer = JsonSerializer.Serialize(answered.Answer, JsonSerializerOptions.Web), fault = (string?)null }, stopping),
        RunEnd.Failed failed => ExecuteAsync(End, new { id, at, state = 4, steps = (string?)null, answer = (string?)null, fault = failed.Fault }, stopping),
        _ => throw new InvalidOperationException($"Unknown end {end.GetType().Name}."),
    };

    private async Task ExecuteAsync(string sql, object values, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await connection.ExecuteAsync(Command(sql, values, stopping));
    }

    private static string Written(IReadOnlyList<NightStep> steps) => JsonSerializer.Serialize(steps, JsonSerializerOptions.Web);

    private static CommandDefinition Command(string sql, object values, CancellationToken stopping) => new(sql, values, cancellationToken: stopping);
}
