using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Matching.Testing.Hosts;

namespace Matching.Testing.Stores;

/// <summary>A redis-server of the test's own, on a free port, to be stopped and started again.</summary>
public sealed class RedisProcess : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly int _port = LoopbackPort.Free();
    private Process? _server;

    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public async Task StartAsync()
    {
        _server = Process.Start(new ProcessStartInfo("redis-server", ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _server.OutputDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        await Eventually.TrueAsync(AnswersAsync, Deadline, $"redis-server answers on port {_port}");
    }

    public void Stop()
    {
        if (_server is { } server)
        {
            server.Kill();
            server.WaitForExit();
            server.Dispose();
            _server = null;
        }
    }

    public void Dispose() => Stop();

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
