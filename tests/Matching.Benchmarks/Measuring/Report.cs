namespace Matching.Benchmarks.Measuring;

/// <summary>The table that is printed, row by row as the figures come.</summary>
internal sealed class Report
{
    private bool _begun;

    public void Row(string what, string ours, string beside, string ratio, string bar)
    {
        if (!_begun)
        {
            Console.WriteLine("| what | ours | beside it | ratio | bar |");
            Console.WriteLine("|---|---|---|---|---|");
            _begun = true;
        }

        Console.WriteLine($"| {what} | {ours} | {beside} | {ratio} | {bar} |");
    }

    /// <summary>How many times smaller ours is.</summary>
    public static string OneIn(double ours, double beside) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"1/{beside / ours:0.0}");

    public static string Times(double ours, double beside) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ours / beside:0.00}");
}
