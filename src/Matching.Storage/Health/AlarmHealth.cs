using System.Globalization;
using Matching.Core.Watching;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Matching.Storage.Health;

/// <summary>A late night and waiting texts are for a person to see to: a new process would do no better, so it is Degraded, never Unhealthy.</summary>
internal sealed class AlarmHealth(LookForAlarms look) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var reading = await look.HandleAsync(cancellationToken);
            return reading.IsQuiet ? HealthCheckResult.Healthy("The night is in time and nothing waits.") : HealthCheckResult.Degraded(string.Join(' ', Sentences(reading)));
        }
        catch (NpgsqlException)
        {
            // That the store is gone is its own check's matter.
            return HealthCheckResult.Degraded("Whether the night is late cannot be told while PostgreSQL is away.");
        }
    }

    private static IEnumerable<string> Sentences(AlarmReading reading)
    {
        if (reading.NightLate is { } date)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The night of {date:yyyy-MM-dd} is not published; it should have been by {reading.NightsDueBy:HH\\:mm}.");
        }

        if (reading.Overdue > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{reading.Overdue} texts or messages are overdue.");
        }

        if (reading.Dead > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{reading.Dead} messages were given up and wait for a person (infra/matching queues dead).");
        }
    }
}
