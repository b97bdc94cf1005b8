using System.Net;
using System.Text.RegularExpressions;

namespace Matching.Edges.Tests.SignIn;

/// <summary>A browser without a window: keeps cookies, follows nothing, and takes a form's token from the page the form is on.</summary>
internal sealed partial class WebVisitor : IDisposable
{
    private readonly HttpClient _http;

    public WebVisitor(Uri address)
    {
        Cookies = new();
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    public HttpClient Http => _http;

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await (await GetAsync(path)).Content.ReadAsStringAsync());

    /// <summary>Fills in a form that stands on <paramref name="page"/>.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(await GetAsync(page));
        return await PostWithoutTokenAsync(action, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Of a form on a page that was read.</summary>
    public static async Task<string> TokenAsync(HttpResponseMessage page) => Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;

    /// <summary>As a form on another site would.</summary>
    public async Task<HttpResponseMessage> PostWithoutTokenAsync(string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
