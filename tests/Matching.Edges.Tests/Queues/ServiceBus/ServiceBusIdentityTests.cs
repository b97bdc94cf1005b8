using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Matching.Channels.Queues;
using Matching.Channels.Queues.ServiceBus;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Queues.ServiceBus;

public sealed class ServiceBusIdentityTests
{
    [Fact]
    public async Task Without_a_key_the_machines_identity_asks_for_a_token_for_Service_Bus()
    {
        var (identity, line) = (new Identity(), new Line());
        var options = new QueueOptions { Kind = "servicebus" };
        (options.ServiceBus.Address, options.ServiceBus.Credential, options.ServiceBus.Transport) = (new("https://bus.servicebus.windows.net/"), identity, new HttpClientTransport(line));

        (await new ServiceBusCalls(Options.Create(options), TimeProvider.System).PeekLockAsync("matching", TimeSpan.FromSeconds(2.5), CancellationToken.None)).ShouldBeNull();

        identity.Scopes.ShouldBe(["https://servicebus.azure.net/.default"]);
        line.Heard.ShouldBe(["POST https://bus.servicebus.windows.net/matching/messages/head?timeout=3 Bearer token-of-the-machine"]);
    }

    private sealed class Identity : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new("token-of-the-machine", TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Nothing leaves the machine: what would be sent is kept, and no message is there.</summary>
    private sealed class Line : HttpMessageHandler
    {
        public List<string> Heard { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Heard.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }
    }
}
