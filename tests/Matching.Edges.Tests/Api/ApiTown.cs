using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Matching.Core.SystemKeys;
using Matching.Edges.Tests.SignIn;

namespace Matching.Edges.Tests.Api;

/// <summary>A town with the web host up, and another municipality's system beside Viborg's.</summary>
internal sealed class ApiTown : IAsyncDisposable
{
    private int _asked;

    private ApiTown(WebTown web) => Web = web;

    public WebTown Web { get; }

    public static async Task<ApiTown> CreateAsync()
    {
        var town = new ApiTown(await WebTown.CreateAsync());
        await town.Web.Town.Store.ExecuteAsync("insert into municipality (code, name, sms_name, phone) values ('0615', 'Horsens', 'Horsens', '+4576292929')");
        return town;
    }

    public async Task<(SystemKey Kept, string Key)> KeyAsync(string municipality = "0791") =>
        await Web.Town.Get<MakeSystemKey>().HandleAsync(municipality, "ESDH", CancellationToken.None) ?? throw new InvalidOperationException($"No key for {municipality}.");

    public async Task<HttpClient> SystemAsync(string municipality = "0791")
    {
        var http = new HttpClient { BaseAddress = Web.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await KeyAsync(municipality)).Key);
        return http;
    }

    public async Task<HttpResponseMessage> PostAsync(HttpClient system, string path, string json, string? once = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", once ?? $"request-{_asked++}");
        return await system.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}
