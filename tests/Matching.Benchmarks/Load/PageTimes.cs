using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Matching.Benchmarks.Load;

/// <summary>How long each kind of call took until its answer was whole, and which were answered by anything but success.</summary>
internal sealed class PageTimes
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _milliseconds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _errors = new(StringComparer.Ordinal);

    public IEnumerable<(string Call, IReadOnlyList<double> Milliseconds)> All => _milliseconds.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => (call.Key, (IReadOnlyList<double>)[.. call.Value]));

    public IReadOnlyDictionary<string, int> Errors => _errors;

    public async Task<string> OfAsync(string call, Func<Task<HttpResponseMessage>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await ask();
            var text = await answer.Content.ReadAsStringAsync();
            Took(call, Stopwatch.GetElapsedTime(began), answer.IsSuccessStatusCode ? null : $"{call} was answered with {((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)}");
            return text;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            Took(call, Stopwatch.GetElapsedTime(began), $"{call}: {fault.GetType().Name}");
            return "";
        }
    }

    public void Took(string call, TimeSpan time, string? error)
    {
        _milliseconds.GetOrAdd(call, _ => []).Add(time.TotalMilliseconds);
        if (error is not null)
        {
            _errors.AddOrUpdate(error, 1, (_, before) => before + 1);
        }
    }
}
