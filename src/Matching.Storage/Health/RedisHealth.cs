using Matching.Core.Availability;
using Matching.Storage.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Matching.Storage.Health;

/// <summary>Redis makes things fast; without it they are slow and right.</summary>
internal sealed class RedisHealth(RedisServer redis, IAvailabilityMemory memory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await redis.AnswersAsync(cancellationToken))
        {
            return HealthCheckResult.Degraded("Redis does not answer; free seats are read from PostgreSQL, which is slower.");
        }

        return await HoldsSeatsAsync(cancellationToken)
            ? HealthCheckResult.Healthy("Redis answers.")
            : HealthCheckResult.Degraded("Redis is empty; free seats are read from PostgreSQL until it is filled, which is slower.");
    }

    private async Task<bool> HoldsSeatsAsync(CancellationToken stopping)
    {
        try
        {
            return await memory.RebuiltAtAsync(stopping) is not null;
        }
        catch (NpgsqlException)
        {
            // Whose keys are ours is told by PostgreSQL; that it is gone is its own check's matter.
            return true;
        }
    }
}
