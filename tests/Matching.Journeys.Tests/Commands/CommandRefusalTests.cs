using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Commands;

/// <summary>What infra/run and infra/stop say when they cannot do what they are asked. Each test has a MATCHING_HOME of its own.</summary>
public sealed class CommandRefusalTests : IDisposable
{
    private static readonly string Repository = Environment.GetEnvironmentVariable("MATCHING_REPO")
        ?? throw new InvalidOperationException("MATCHING_REPO is not set: run infra/test.");

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("matching-commands-");

    public void Dispose() => _home.Delete(recursive: true);

    [Theory]
    [InlineData("--dettach", "does not know --dettach")]
    [InlineData("--clock yesterday", "--clock yesterday is not a time in Denmark")]
    [InlineData("--clock 2026-03-29T02:30", "is not a time in Denmark")]
    [InlineData("--data /no/such/folder", "there is no such folder")]
    public async Task Wrong_usage_is_refused_in_a_sentence(string arguments, string sentence)
    {
        var (code, said) = await AskAsync("run", port: 1, arguments.Split(' '));

        code.ShouldBe(2, said);
        said.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_taken_port_is_refused_before_anything_is_started()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, said) = await AskAsync("run", port);

        code.ShouldBe(1, said);
        said.ShouldContain($"Port {port} on 127.0.0.1 is taken by another program");
        Directory.Exists(Path.Combine(_home.FullName, "servers")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_run_beside_a_running_one_is_refused()
    {
        var state = _home.CreateSubdirectory("state");
        using var running = Process.Start("flock", [Path.Combine(state.FullName, "run.lock"), "sleep", "60"]);
        try
        {
            await HeldAsync(Path.Combine(state.FullName, "run.lock"));

            var (code, said) = await AskAsync("run", port: 1);

            code.ShouldBe(1, said);
            said.ShouldContain("Matching is already running");
            said.ShouldContain("infra/stop ends it");
        }
        finally
        {
            running.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Stopping_where_nothing_runs_says_so_and_is_no_fault()
    {
        var (code, said) = await AskAsync("stop", port: 1);

        code.ShouldBe(0, said);
        said.ShouldContain("Nothing is running");
    }

    private async Task<(int Code, string Said)> AskAsync(string command, int port, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository, "infra", command), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MATCHING_HOME"] = _home.FullName;
        start.Environment["MATCHING_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start).ShouldNotBeNull();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }

    private static async Task HeldAsync(string lockFile)
    {
        var deadline = Stopwatch.StartNew();
        while (await IsFreeAsync(lockFile))
        {
            deadline.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        }
    }

    private static async Task<bool> IsFreeAsync(string lockFile)
    {
        using var attempt = Process.Start("flock", ["--nonblock", lockFile, "true"]);
        await attempt.WaitForExitAsync();
        return attempt.ExitCode == 0;
    }
}
