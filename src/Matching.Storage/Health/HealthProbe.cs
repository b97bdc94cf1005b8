namespace Matching.Storage.Health;

/// <summary>
/// A host asks another process of itself whether it lives: <c>dotnet Matching.Web.dll --healthy ADDRESS</c> ends with 0 or 1. For images
/// that hold no shell and no curl.
/// </summary>
public static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The exit code, where the arguments ask for the probe; null = they do not.</summary>
    public static async Task<int?> AskedAsync(string[] arguments)
    {
        if (arguments is not ["--healthy", var text])
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            await Console.Error.WriteLineAsync($"--healthy {text}: that is no address; write it like http://127.0.0.1:8080/health/live.");
            return 2;
        }

        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await http.GetAsync(address);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer.");
            return 1;
        }
    }
}
