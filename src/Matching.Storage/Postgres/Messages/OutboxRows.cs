using Dapper;
using Matching.Core.Watching;
using Npgsql;

namespace Matching.Storage.Postgres.Messages;

/// <summary>Adds a message to the outbox inside the caller's transaction; the relay is woken when that commits.</summary>
internal static class OutboxRows
{
    public static Task<int> AddAsync(
        NpgsqlConnection connection, string kind, string subject, DateTimeOffset notBefore, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            insert into outbox (message_id, kind, body, not_before, created_at) values (@Id, @kind, jsonb_strip_nulls(jsonb_build_object('subject', @subject, 'trace', @trace)), @notBefore, @now);
            select pg_notify('matching_wake_up', 'outbox');
            """,
            new { Id = Guid.CreateVersion7(now), kind, subject, trace = Traces.Current, notBefore, now },
            cancellationToken: cancellationToken));
}
