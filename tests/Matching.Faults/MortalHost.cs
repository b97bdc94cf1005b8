using System.Diagnostics;
using System.Globalization;
using System.Text;
using Matching.Testing;

namespace Matching.Faults;

/// <summary>One of our hosts as a process that is killed, stopped and started again on the same port.</summary>
internal sealed class MortalHost(string project, int port, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private const int LinesKept = 400;

    private readonly Queue<string> _said = new();
    private readonly Lock _gate = new();
    private Process? _process;

    public string Name => $"{project}:{port.ToString(CultureInfo.InvariantCulture)}";

    public Uri Address => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Its last lines, over all its lives.</summary>
    public string Said
    {
        get
        {
            lock (_gate)
            {
                return string.Join(Environment.NewLine, _said);
            }
        }
    }

    /// <param name="skew">How far its clock is wrong in this life.</param>
    public void Start(TimeSpan skew)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, project + ".dll")])
        {
            WorkingDirectory = Path.Combine(RepositoryFolder.Root, "src", project),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        WrongClock.Set(start.Environment, skew);
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{Name} did not start.");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>As kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async Task PauseAsync(TimeSpan pause)
    {
        await SignalAsync("-STOP");
        await Task.Delay(pause);
        await SignalAsync("-CONT");
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        lock (_gate)
        {
            _said.Enqueue(line ?? "");
            if (_said.Count > LinesKept)
            {
                _said.Dequeue();
            }
        }
    }
}
