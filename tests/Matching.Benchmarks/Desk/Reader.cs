using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Matching.Benchmarks.Desk;

/// <summary>Somebody who reads pages one after the other, signed in by the local door.</summary>
internal sealed partial class Reader : IDisposable
{
    private readonly HttpClient _http;

    private Reader(Uri address) => _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address };

    public static async Task<Reader> SignedInAsync(Uri address, string signIn)
    {
        var reader = new Reader(address);
        var page = await reader._http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("signIn", signIn), new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value)]);
        using var answer = await reader._http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.Redirect ? reader : throw new InvalidOperationException($"{signIn} was not signed in: {answer.StatusCode}.");
    }

    /// <summary>Milliseconds to the last byte.</summary>
    public async Task<double> ReadAsync(string path)
    {
        var began = Stopwatch.GetTimestamp();
        await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
