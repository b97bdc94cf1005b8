using System.Net;

namespace Matching.Web.SignIn;

/// <summary>Marks what exists only for somebody at this machine with simulated phones: choosing who one is, and the phones.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LocalDoorOnlyAttribute : Attribute;

/// <summary>
/// The first door: open on a loopback address with simulated phones, and only when no proxy stands between. A host name that is not
/// loopback's is refused too, so that a page from elsewhere cannot reach in by naming this machine.
/// </summary>
internal sealed class LocalDoor(IConfiguration configuration)
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via", "X-Original-For", "X-Original-Host", "X-Original-Proto"];

    public bool IsOpen(HttpContext context) =>
        string.Equals(configuration["Sms:Provider"], "LocalPhones", StringComparison.Ordinal)
        && IsLoopback(context.Connection.RemoteIpAddress)
        && IsLoopback(context.Connection.LocalIpAddress)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey)
        && IsLoopbackName(context.Request.Host.Host);

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>To everybody else, what is behind the local door does not exist.</summary>
internal sealed class LocalDoorKeeper(RequestDelegate next, LocalDoor door)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LocalDoorOnlyAttribute>() is null || door.IsOpen(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
