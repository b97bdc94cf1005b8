using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Storage.Health;

/// <summary>
/// <c>/health/live</c>: the process answers, whatever else is down. <c>/health/start</c>: the store is there with the tables that this program
/// needs, for whoever waits for a new one. <c>/health/ready</c>: it can do its work. Each says the reason in words where it cannot (503), or
/// can only slowly (200, Degraded).
/// </summary>
public static class HealthEndpoints
{
    /// <summary>The mark of what must be well before anything else is asked.</summary>
    public const string NeededToStart = "start";

    public static void MapMatchingHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/start", new HealthCheckOptions { Predicate = check => check.Tags.Contains(NeededToStart), ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        parts = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), reason = entry.Value.Description }),
    }, JsonSerializerOptions.Web, context.RequestAborted);
}
