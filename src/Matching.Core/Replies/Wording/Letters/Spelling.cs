using System.Globalization;
using System.Text;

namespace Matching.Core.Replies.Wording.Letters;

/// <summary>How a word may be written, and which listed word a written one is.</summary>
internal static class Spelling
{
    /// <summary>Shorter words are never corrected: between short words a slip would turn an answer around.</summary>
    private const int ShortestCorrected = 7;

    /// <summary>A listed word as phones without Danish letters write it. Bare letters only in longer words, or "dø" would be "do".</summary>
    public static IEnumerable<string> Variants(string word) =>
        new[]
        {
            word,
            word.Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "oe", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal),
            word.Length == 2 ? word : word.Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Replace("å", "a", StringComparison.Ordinal),
            word.Replace("ø", "ö", StringComparison.Ordinal).Replace("æ", "ä", StringComparison.Ordinal),
        }.Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The word itself if it is listed; else it without repeated letters, the one listed word a slip away, or the one that sounds the same;
    /// else the word itself.
    /// </summary>
    public static string Known(string word, PhraseBook book) =>
        book.Words.Contains(word)
            ? word
            : Shortened(word).FirstOrDefault(book.Stretched.Contains) ?? Corrected(word, book.Words) ?? book.Sounds.Of(word) ?? word;

    private static IEnumerable<string> Shortened(string word)
    {
        yield return Runs(word, 3, 2);
        yield return Runs(word, 3, 1);
        yield return Runs(word, 2, 1);
    }

    /// <summary>Runs of at least <paramref name="from"/> equal letters become <paramref name="to"/>.</summary>
    private static string Runs(string word, int from, int to)
    {
        var shorter = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var end = at;
            while (end < word.Length && word[end] == word[at])
            {
                end++;
            }

            shorter.Append(word[at], char.IsLetter(word[at]) && end - at >= from ? to : end - at);
            at = end;
        }

        return shorter.ToString();
    }

    private static string? Corrected(string word, IReadOnlySet<string> listed)
    {
        if (word.Length < ShortestCorrected || !word.All(char.IsLetter))
        {
            return null;
        }

        // The same first letter: "interesseret" is never made of "uinteresseret".
        var near = listed.Where(known => known.Length >= ShortestCorrected && known[0] == word[0] && Math.Abs(known.Length - word.Length) <= 1 && IsOneSlip(word, known)).Take(2).ToList();
        return near is [var only] ? only : null;
    }

    /// <summary>One letter wrong, missing, too many, or two neighbours swapped.</summary>
    public static bool IsOneSlip(string one, string other)
    {
        var same = 0;
        while (same < one.Length && same < other.Length && one[same] == other[same])
        {
            same++;
        }

        var a = one.AsSpan(same);
        var b = other.AsSpan(same);
        return a.Length == b.Length
            ? (a.Length > 0 && a[1..].SequenceEqual(b[1..])) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]))
            : a.Length > b.Length ? a[1..].SequenceEqual(b) : b[1..].SequenceEqual(a);
    }

    /// <summary>One form of each letter; what no reader sees and lone surrogates are dropped, line ends stay.</summary>
    public static string Readable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t' || (rune != Rune.ReplacementChar && rune.Value != 'ـ' && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)))
            {
                readable.Append(rune.ToString());
            }
        }

        return readable.ToString().Normalize(NormalizationForm.FormKC).Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('´', '\'').Replace('`', '\'');
    }
}
