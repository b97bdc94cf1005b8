using System.Diagnostics;
using System.Globalization;
using Matching.Core.Clock;
using Matching.Testing;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Matching.Journeys.Tests.Nightly;

/// <summary>A night that one process runs and another one says parts of, killed in the middle; afterwards the night is planned once more by one process.</summary>
public sealed class NightInTwoProcessesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Parts = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PostgresFixture _store = new();

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Killed_among_its_parts_the_helper_changes_no_byte_of_the_plan()
    {
        // Started while nobody is known, and due an hour ago: it runs no night itself.
        await using var helper = WorkerProcess.Start(_store.ConnectionString, ("Nightly:DueAt", Copenhagen.TimeAt(TimeProvider.System.GetUtcNow()).AddHours(-1).ToString("HH:mm", CultureInfo.InvariantCulture)));
        await RunAsync(Begin("import", RepositoryFolder.Demo, "--date", "2026-11-20"));
        using var night = Begin("night", "--date", "2026-11-20");
        await Eventually.TrueAsync(() => _store.ScalarAsync<bool>("select exists (select from outbox where kind = 'night-part-offered')"), Patience, "the night offers its parts");
        await SignalAsync(night, "-STOP");
        await Eventually.TrueAsync(async () => await SaidAsync() >= 2, Patience, "the helper says parts");

        await helper.KillAsync();
        var said = await SaidAsync();
        await SignalAsync(night, "-CONT");
        await RunAsync(night);

        output.WriteLine($"{said} of {Parts} parts were said before the helper was killed");
        said.ShouldBeLessThan(Parts);
        (await _store.ScalarAsync<string>("select state || ' ' || (select count(*) from night_part where said is not null) from night")).ShouldBe("2 0");
        await RunAsync(Begin("replay", "2026-11-20"));
    }

    private Task<long> SaidAsync() => _store.ScalarAsync<long>("select count(*) from night_part");

    private Process Begin(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Matching.Cli.dll"), .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Postgres"] = _store.ConnectionString;
        start.Environment["ConnectionStrings__Redis"] = _store.RedisConfiguration;
        start.Environment["Nightly__InPartsFrom"] = "1";
        start.Environment["Nightly__Parts"] = Parts.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    private async Task RunAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        output.WriteLine(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
