using Matching.Storage.Postgres;
using Matching.Storage.Postgres.Migrations;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Matching.Storage.Health;

/// <summary>Nothing works without the store, in the shape that this program knows and at the same hour.</summary>
internal sealed class PostgresHealth(Migrator migrator, StoreClock clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var outcome = await migrator.LookAsync(cancellationToken);
            return !outcome.MayRun
                ? HealthCheckResult.Unhealthy(outcome.Sentence)
                : await clock.DisagreementAsync(cancellationToken) is { } wrong ? HealthCheckResult.Unhealthy(wrong) : HealthCheckResult.Healthy(outcome.Sentence);
        }
        catch (NpgsqlException fault) when (MissingServer.Sentence(fault) is { } sentence)
        {
            return HealthCheckResult.Unhealthy(sentence);
        }
    }
}
