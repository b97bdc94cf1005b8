using Matching.Storage.Postgres;
using Matching.Storage.Postgres.Migrations;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Matching.Storage.Health;

/// <summary>Nothing works without the store, in the shape that this program knows.</summary>
internal sealed class PostgresHealth(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var outcome = await migrator.LookAsync(cancellationToken);
            return outcome is MigrationOutcome.Ready ? HealthCheckResult.Healthy(outcome.Sentence) : HealthCheckResult.Unhealthy(outcome.Sentence);
        }
        catch (NpgsqlException fault) when (MissingServer.Sentence(fault) is { } sentence)
        {
            return HealthCheckResult.Unhealthy(sentence);
        }
    }
}
