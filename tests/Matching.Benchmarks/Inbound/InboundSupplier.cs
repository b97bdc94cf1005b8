using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Matching.Channels.Sms.TwilioSms;
using Matching.Testing.Offers;

namespace Matching.Benchmarks.Inbound;

/// <summary>The supplier who calls the web-hook of a host that is known to it by its public address.</summary>
internal sealed class InboundSupplier(Uri host, string publicAddress) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = host };
    private int _ids;

    public async Task<HttpStatusCode> PostAsync(string phone, string body)
    {
        (string Name, string Value)[] fields =
        [
            ("AccountSid", TwilioStandIn.AccountSid), ("Body", body), ("From", phone), ("MessageSid", string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref _ids):x32}")),
            ("NumMedia", "0"), ("To", "+4590000000"),
        ];
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioWebHooks.InboundPath) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("X-Twilio-Signature", Signature(publicAddress + TwilioWebHooks.InboundPath + string.Concat(fields.Select(field => field.Name + field.Value))));
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "HMAC-SHA1 is what Twilio signs with.")]
    private static string Signature(string signed) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(TwilioStandIn.AuthToken), Encoding.UTF8.GetBytes(signed)));
}
