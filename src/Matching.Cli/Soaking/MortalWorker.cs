using System.Diagnostics;

namespace Matching.Cli.Soaking;

/// <summary>The worker died over its order: whether it was done is not known.</summary>
internal sealed class DiedException() : Exception("The worker was killed.");

/// <summary>
/// A worker as a process of its own, killed with signal 9 in the middle of an order after a hundred of them or two, which is every few seconds: half of
/// the times just before or after a save, else at any instant. Lives are counted in orders, so that a slow machine's workers get as far as a
/// fast one's. The next one stands ready.
/// </summary>
internal sealed class MortalWorker(string connectionString, SoakSupplier supplier, Random chance, SoakClock time, TimeProvider clock) : IAsyncDisposable
{
    private const int Moments = 6;
    private const int ShortestLife = 60;
    private const int LongestLife = 300;

    private Process? _worker;
    private Process? _next;
    private int _ordersLeft;

    public int Deaths { get; private set; }

    /// <summary>Does one order; a worker that dies over it is a <see cref="DiedException"/>, a lost line a <see cref="TimeoutException"/>.</summary>
    public async Task<SoakSays.Done> DoAsync(SoakOrder order)
    {
        var worker = await ReadyAsync();
        var isLast = --_ordersLeft < 0;
        var isAimed = isLast && chance.Next(2) == 0;
        using var killing = isLast && !isAimed ? clock.CreateTimer(_ => Kill(worker), null, TimeSpan.FromMilliseconds(chance.Next(12)), Timeout.InfiniteTimeSpan) : null;
        try
        {
            await TellAsync(worker, SoakLine.Of(isAimed ? order with { DiesAtSave = 1 + chance.Next(Moments) } : order));
            return await HearAsync(worker);
        }
        catch (IOException)
        {
            throw Died();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _worker, _next }.OfType<Process>())
        {
            Kill(process);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private async Task<SoakSays.Done> HearAsync(Process worker)
    {
        while (await worker.StandardOutput.ReadLineAsync() is { } line && IsWhole(line))
        {
            switch (SoakLine.Read<SoakSays>(line))
            {
                case SoakSays.Sends text:
                    await TellAsync(worker, SoakLine.Of(supplier.Send(text)));
                    break;
                case SoakSays.Asks question:
                    await TellAsync(worker, SoakLine.Of(supplier.Find(question)));
                    break;
                case SoakSays.Done done:
                    time.MoveTo(done.Now);
                    return done.LostTheLine ? throw new TimeoutException("The worker lost the supplier.") : done;
                default:
                    break;
            }
        }

        throw Died();
    }

    /// <summary>Who is killed while speaking says half a line.</summary>
    private static bool IsWhole(string line) => line.EndsWith('}');

    private DiedException Died()
    {
        Deaths++;
        _worker?.Dispose();
        _worker = null;

        // Ahead of what the dead one may have written last.
        time.MoveTo(time.GetUtcNow().AddMilliseconds(200));
        return new();
    }

    private async Task<Process> ReadyAsync()
    {
        if (_worker is { } living)
        {
            return living;
        }

        _worker = _next ?? Start();
        if (await _worker.StandardOutput.ReadLineAsync() is not { } line || SoakLine.Read<SoakSays>(line) is not SoakSays.Ready)
        {
            throw new InvalidOperationException($"A worker of the soak ended with {_worker.ExitCode} before it was ready.\nMaybe the command line was moved while it ran.");
        }

        _next = Start();
        _ordersLeft = ShortestLife + chance.Next(LongestLife - ShortestLife);
        return _worker;
    }

    private Process Start()
    {
        var here = typeof(MortalWorker).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [here, "soak", "--work"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Postgres"] = connectionString;
        return Process.Start(start) ?? throw new InvalidOperationException("A worker of the soak did not start.");
    }

    private static async Task TellAsync(Process worker, string line)
    {
        await worker.StandardInput.WriteLineAsync(line);
        await worker.StandardInput.FlushAsync();
    }

    private static void Kill(Process worker)
    {
        try
        {
            worker.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself: dead is what it should be.
        }
    }
}
