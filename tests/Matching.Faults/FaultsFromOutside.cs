namespace Matching.Faults;

/// <summary>
/// Faults that only the command outside can do, such as killing PostgreSQL: it writes each as a line into one file, and stops when another
/// file is there. Without the command there are none.
/// </summary>
internal static class FaultsFromOutside
{
    public static IReadOnlyDictionary<string, int> Read() => Named("MATCHING_FAULTS_OUTSIDE") is { } file && File.Exists(file)
        ? File.ReadAllLines(file).CountBy(line => line).ToDictionary(StringComparer.Ordinal)
        : new Dictionary<string, int>(StringComparer.Ordinal);

    public static void TellThatItIsOver()
    {
        if (Named("MATCHING_FAULTS_OVER") is { } file)
        {
            File.WriteAllText(file, "");
        }
    }

    private static string? Named(string setting) => Environment.GetEnvironmentVariable(setting) is { Length: > 0 } file ? file : null;
}
