using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Matching.Testing.Hosts;
using Xunit;

namespace Matching.Testing.Stores;

/// <summary>Skips a class's facts where Debian's rabbitmq-server is not installed; infra/test installs it where it can.</summary>
public sealed class NeedsRabbitMqAttribute : NeedsServerAttribute
{
    public override string? Missing => RabbitMqProcess.IsHere ? null : "skipped: rabbitmq-server is not installed on this machine (apt-get install rabbitmq-server).";
}

/// <summary>
/// A RabbitMQ of the tests' own: free ports on this machine, its data in a folder that goes with it, killed and started again at will.
/// Nothing starts where it is not installed.
/// </summary>
public sealed class RabbitMqProcess : IAsyncLifetime
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private readonly string _folder = Directory.CreateTempSubdirectory("matching-rabbitmq-").FullName;
    private readonly string _node = string.Create(CultureInfo.InvariantCulture, $"matching{Environment.ProcessId}@localhost");
    private readonly int _port = LoopbackPort.Free();
    private readonly int _distribution = LoopbackPort.Free();
    private readonly int _names = LoopbackPort.Free();
    private Process? _nameServer;
    private Process? _server;

    public static bool IsHere => File.Exists(Program);

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"amqp://127.0.0.1:{_port}/"));

    public async Task InitializeAsync()
    {
        if (IsHere)
        {
            // The node's name server, as our own child: the broker would leave one running behind.
            _nameServer = Start("epmd", ["-port", Text(_names), "-address", "127.0.0.1"]);
            await Eventually.TrueAsync(() => AnswersAsync(_names, [0]), Deadline, "epmd answers");
            await StartAsync();
        }
    }

    public async Task StartAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "plugins"), "[].");
        _server = Start(Program, []);

        // It opens the port before it takes connections.
        await Eventually.TrueAsync(() => AnswersAsync(_port, [.. "AMQP"u8, 0, 0, 9, 1]), Deadline, "rabbitmq-server answers");
    }

    /// <summary>As pulling the plug: no farewell to anybody.</summary>
    public async Task KillAsync()
    {
        if (_server is { } server)
        {
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
            _server = null;
        }
    }

    public async Task DisposeAsync()
    {
        await KillAsync();
        _nameServer?.Kill();
        _nameServer?.Dispose();

        // The broker's own children end a moment after it, and write while they do.
        await Eventually.TrueAsync(() => Task.FromResult(IsGone()), Deadline, $"{_folder} is removed");
    }

    private Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in new (string, string)[]
        {
            ("HOME", _folder),
            ("RABBITMQ_MNESIA_BASE", Path.Combine(_folder, "data")),
            ("RABBITMQ_LOG_BASE", Path.Combine(_folder, "log")),
            ("RABBITMQ_NODENAME", _node),
            ("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
            ("RABBITMQ_NODE_PORT", Text(_port)),
            ("RABBITMQ_DIST_PORT", Text(_distribution)),
            ("RABBITMQ_ENABLED_PLUGINS_FILE", Path.Combine(_folder, "plugins")),
            ("RABBITMQ_CONFIG_FILE", Path.Combine(_folder, "none")),
            ("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none"),
            ("ERL_EPMD_PORT", Text(_names)),
            ("ERL_EPMD_ADDRESS", "127.0.0.1"),

            // Makes the script become the server instead of watching over it, so that a kill reaches the server.
            ("RUNNING_UNDER_SYSTEMD", "1"),
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private bool IsGone()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(_folder);
        }
    }

    /// <summary>It takes what we say, and answers when an answer is due.</summary>
    private static async Task<bool> AnswersAsync(int port, byte[] hello)
    {
        using var client = new TcpClient { ReceiveTimeout = 1000 };
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.GetStream().WriteAsync(hello);
            using var over = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            return hello.Length == 1 || await client.GetStream().ReadAsync(new byte[8], over.Token) > 0;
        }
        catch (Exception fault) when (fault is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
