using Microsoft.Playwright;

namespace Matching.Browser.Tests;

/// <summary>Debian's own browser: none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path(), Args = Arguments });

    private static string Path() =>
        Environment.GetEnvironmentVariable("MATCHING_TEST_CHROMIUM") is { Length: > 0 } path
            ? path
            : throw new InvalidOperationException("MATCHING_TEST_CHROMIUM does not name a browser for tests: run infra/test, which installs one.");
}
