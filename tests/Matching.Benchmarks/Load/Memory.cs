using System.Globalization;
using Matching.Testing.Hosts;

namespace Matching.Benchmarks.Load;

/// <summary>What the hosts hold of the machine's memory, looked at ten times in a run of a minute and every half minute in a longer one.</summary>
internal sealed class Memory(HostProcess desk, HostProcess front, HostProcess worker)
{
    private readonly List<(long Desk, long Front, long Worker)> _seen = [];

    public async Task WatchAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            _seen.Add((desk.Megabytes, front.Megabytes, worker.Megabytes));
            await Task.Delay(TimeSpan.FromSeconds(_seen.Count < 10 ? 6 : 30), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _seen.Add((desk.Megabytes, front.Megabytes, worker.Megabytes));
    }

    public override string ToString() => string.Join(
        Environment.NewLine,
        ["| memory | start | middle | end | most |", "|---|---|---|---|---|", Row("desk", seen => seen.Desk), Row("web-hooks", seen => seen.Front), Row("worker, a night included", seen => seen.Worker)]);

    private string Row(string host, Func<(long Desk, long Front, long Worker), long> of) =>
        string.Create(CultureInfo.InvariantCulture, $"| {host} | {of(_seen[0])} MB | {of(_seen[_seen.Count / 2])} MB | {of(_seen[^1])} MB | {_seen.Max(of)} MB |");
}
