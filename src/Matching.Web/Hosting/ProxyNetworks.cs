using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Matching.Web.Hosting;

/// <summary>Believes named proxies about who calls and by which address, so that cookies are Secure and the supplier's signature is over the right address.</summary>
internal static class ProxyNetworks
{
    public static IEnumerable<string> Faults(string networks) => Parts(networks)
        .Where(part => Of(part) is null)
        .Select(part => $"Web:Proxies names '{part}', but each must be a network like 10.0.0.0/8, or an address like 10.0.0.7.");

    public static void UseNamedProxies(this WebApplication app)
    {
        var networks = Parts(app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Proxies).Select(Of).OfType<IPNetwork>().ToList();
        if (networks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        networks.ForEach(options.KnownIPNetworks.Add);
        app.UseForwardedHeaders(options);
    }

    private static IPNetwork? Of(string part) =>
        IPNetwork.TryParse(part, out var network) ? network
        : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private static string[] Parts(string networks) => networks.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
