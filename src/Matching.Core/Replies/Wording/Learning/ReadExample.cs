namespace Matching.Core.Replies.Wording.Learning;

/// <summary>An answer to learn from, made up and labelled by hand: none is a real person's.</summary>
internal sealed record ReadExample(string Text, Reading Reading)
{
    private static readonly string[] Files = ["answers-1", "answers-2", "answers-3", "answers-4", "answers-5", "answers-6"];

    /// <summary>Those that the product brings, in the order of its files.</summary>
    public static IReadOnlyList<ReadExample> Brought() => [.. Files.SelectMany(Of)];

    /// <summary>
    /// A line is <c>reading|text</c>; other readings that would do, and codes, stand after the first. A line that begins with @ says what was
    /// open: where it was not one offer alone, what an answer means hangs on more than its words, and only cries for help are learnt from.
    /// </summary>
    public static IEnumerable<ReadExample> In(TextReader lines)
    {
        var isOne = true;
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('@'))
            {
                isOne = line[1..].Split('|') is [var open, _, "offer" or "reminder", ..] && open.Trim().Length == 2;
            }
            else if (line.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar)
            {
                var code = line[..bar].Split(' ', '/')[0];
                if (ReadingCodes.TryParse(code, out var reading) && (isOne || reading == Reading.Help))
                {
                    yield return new(line[(bar + 1)..].Replace("\\n", "\n", StringComparison.Ordinal), reading);
                }
            }
        }
    }

    private static List<ReadExample> Of(string file)
    {
        using var stream = typeof(ReadExample).Assembly.GetManifestResourceStream($"Matching.Core.Replies.Wording.Learning.{file}.txt")
            ?? throw new InvalidOperationException($"{file}.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. In(reader)];
    }
}
