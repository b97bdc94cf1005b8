using Matching.Storage.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Storage.Health;

/// <summary>Redis makes things fast; without it they are slow and right.</summary>
internal sealed class RedisHealth(RedisServer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await redis.AnswersAsync(cancellationToken)
            ? HealthCheckResult.Healthy("Redis answers.")
            : HealthCheckResult.Degraded("Redis does not answer; free seats are read from PostgreSQL, which is slower.");
}
