using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Matching.Channels.Queues.ServiceBus;

/// <summary>Signs every request with a token made from the key, good for an hour and made anew before that; the key itself never leaves.</summary>
internal sealed class SharedAccessSignature(string resource, string keyName, string key, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan NewAfter = TimeSpan.FromMinutes(30);

    private volatile Token _token = new("", DateTimeOffset.MinValue);

    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(HttpHeader.Names.Authorization, Current().Text);

    private Token Current()
    {
        var now = clock.GetUtcNow();
        return _token.MadeAt + NewAfter > now ? _token : _token = new(Sign(now + GoodFor), now);
    }

    /// <summary>As the page "Service Bus access control with Shared Access Signatures" writes it.</summary>
    private string Sign(DateTimeOffset until)
    {
        var (about, expiry) = (Uri.EscapeDataString(resource), until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{about}\n{expiry}")));
        return $"SharedAccessSignature sr={about}&sig={Uri.EscapeDataString(signature)}&se={expiry}&skn={Uri.EscapeDataString(keyName)}";
    }

    private sealed record Token(string Text, DateTimeOffset MadeAt);
}
