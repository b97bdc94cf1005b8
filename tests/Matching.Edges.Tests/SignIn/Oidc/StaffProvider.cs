using System.Diagnostics;
using System.Globalization;
using Matching.Testing;
using Matching.Testing.Hosts;
using Matching.Testing.Stores;

namespace Matching.Edges.Tests.SignIn.Oidc;

/// <summary>A real OpenID Connect provider (npm's oidc-provider, pinned) as a process of its own; it ends with the test.</summary>
internal sealed class StaffProvider : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "Matching.Edges.Tests", "SignIn", "Oidc");
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc", "provider.mjs"];

    private readonly Process _process;

    private StaffProvider(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<StaffProvider> StartAsync(Uri web)
    {
        var folder = await RestoreAsync();
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var start = new ProcessStartInfo("node", ["provider.mjs"]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ISSUER"] = address.ToString().TrimEnd('/');
        start.Environment["WEB"] = web.ToString().TrimEnd('/');
        var provider = new StaffProvider(Process.Start(start)!, address);
        provider._process.BeginErrorReadLine();
        provider._process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        await Eventually.TrueAsync(() => AnswersAsync(http), TimeSpan.FromSeconds(30), "the provider answers");
        return provider;
    }

    /// <summary>From now on it signs with a new key and publishes only that.</summary>
    public async Task RotateKeysAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        (await http.PostAsync(new Uri("/test/rotate", UriKind.Relative), null)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // In the build's own folder, so that nothing is installed beside the sources; kept until the lock file changes.
    private static async Task<string> RestoreAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "oidc-provider");
        var stamp = Path.Combine(folder, "restored");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        Directory.CreateDirectory(folder);
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(Folder, file), Path.Combine(folder, file), overwrite: true);
        }

        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return folder;
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-progress", "--silent"]) { WorkingDirectory = folder, UseShellExecute = false })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci ended with code {npm.ExitCode} in {folder}.\nMaybe Node 18 or newer is missing, or no npm registry can be reached.");
        }

        await File.WriteAllTextAsync(stamp, wanted);
        return folder;
    }
}
