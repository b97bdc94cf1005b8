namespace Matching.Channels.Queues;

/// <summary>What is said of a message that ends whoever handles it: no handler lives to count its failure, so the next receiver does.</summary>
internal static class Poison
{
    public static string Reason(int deliveries) => $"{deliveries} deliveries ended without a word: the lock ran out or the worker died each time.";
}
