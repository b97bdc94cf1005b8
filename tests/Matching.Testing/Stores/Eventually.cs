using System.Diagnostics;

namespace Matching.Testing.Stores;

/// <summary>Waits for a condition with a deadline, looking often.</summary>
public static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);

    /// <summary>Fails with <paramref name="what"/> when the condition has not become true in time.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > within)
            {
                throw new TimeoutException($"Not within {within.TotalSeconds} s: {what}.");
            }

            await Task.Delay(Between);
        }
    }
}
