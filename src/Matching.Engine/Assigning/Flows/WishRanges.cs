using System.Collections.Concurrent;

namespace Matching.Engine.Assigning.Flows;

/// <summary>Looks at wishes in ranges, several at a time. What is done for a range must not depend on other ranges.</summary>
internal static class WishRanges
{
    private const int RangesPerThread = 8;
    private const int TooFew = 1000;

    /// <summary>Calls <paramref name="look"/> with the first wish and the one beyond the last of each range.</summary>
    public static void ForEach(int wishes, int threads, Action<int, int> look)
    {
        if (threads == 1 || wishes < TooFew)
        {
            look(0, wishes);
            return;
        }

        var size = wishes / (RangesPerThread * threads) + 1;
        Parallel.ForEach(
            Partitioner.Create(0, wishes, size),
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            range => look(range.Item1, range.Item2));
    }
}
