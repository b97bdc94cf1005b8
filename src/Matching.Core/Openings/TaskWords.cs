using System.Text.Json;

namespace Matching.Core.Openings;

/// <summary>Kinds of tasks by the words in which hosts describe them, Danish and English; a description may be of several kinds. Words are data.</summary>
public static class TaskWords
{
    private static readonly IReadOnlyList<Entry> Entries = Read();

    /// <summary>The kinds that a description names, in the words of files, each once; none that is known = empty.</summary>
    public static IReadOnlyList<string> KindsOf(string tasks) =>
        [.. Entries.Where(entry => entry.Words.Any(word => tasks.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(entry => entry.Kind)];

    private static List<Entry> Read()
    {
        using var stream = typeof(TaskWords).Assembly.GetManifestResourceStream("Matching.Core.Openings.task-words.json")
            ?? throw new InvalidOperationException("task-words.json is not in the assembly.");
        return JsonSerializer.Deserialize<List<Entry>>(stream, JsonSerializerOptions.Web) ?? [];
    }

    private sealed record Entry(string Kind, IReadOnlyList<string> Words);
}
