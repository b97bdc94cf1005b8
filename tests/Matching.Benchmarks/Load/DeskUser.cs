using System.Net;
using System.Text.RegularExpressions;
using Matching.Testing.Stores;

namespace Matching.Benchmarks.Load;

/// <summary>A consultant at the desk, as a browser asks: the desk, a young person, an approval, the calls; with a pause to read after each page.</summary>
internal sealed partial class DeskUser(PostgresFixture store, Uri desk, string signIn, string municipality, PageTimes times) : IDisposable
{
    private const string Next = """
        select p.id, p.youth_id from proposal p
        where p.municipality_code = @municipality and p.state = 1 and p.pair_state = 1 and cardinality(p.warnings) = 0
        order by hashtext(p.id::text || @signIn) limit 1
        """;

    private static readonly TimeSpan Reads = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = desk, Timeout = TimeSpan.FromSeconds(60) };

    public async Task WorkAsync(CancellationToken over)
    {
        await PostAsync("/sign-in", "/sign-in", ("signIn", signIn));
        while (!over.IsCancellationRequested)
        {
            await PauseAsync(over);
            await GetAsync("/desk");
            if ((await store.QueryAsync<(Guid, string)>(Next, new { municipality, signIn })) is [var (proposal, youth), ..])
            {
                await PauseAsync(over);
                await GetAsync($"/youths/{youth}");
                await PauseAsync(over);
                await PostAsync("/desk", "/desk/approve", ("proposal", proposal.ToString()), ("back", "/desk"));
            }

            await PauseAsync(over);
            await GetAsync("/work");
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task PauseAsync(CancellationToken over) => await Task.Delay(Reads, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Task<string> GetAsync(string page) => times.OfAsync(page.StartsWith("/youths/", StringComparison.Ordinal) ? "GET /youths/…" : $"GET {page}", () => _http.GetAsync(new Uri(page, UriKind.Relative)));

    private async Task PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await GetAsync(page)).Groups["token"].Value);
        await times.OfAsync($"POST {action}", async () =>
        {
            using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
            return await _http.PostAsync(new Uri(action, UriKind.Relative), form);
        });
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
