using Matching.Core.Offers;

namespace Matching.Core.Replies.Wording.Letters;

/// <summary>Words written together: "jak7", "k7ja", "K7M4", "nejtak".</summary>
internal static class GluedWords
{
    private static readonly string[] Pieces = ["nej", "yes", "jep", "tak", "til", "og", "ja", "no"];

    /// <summary>The pieces in order, as written; the word itself when it is listed or no such thing.</summary>
    public static IReadOnlyList<string> Apart(string written, PhraseBook book)
    {
        var word = written.ToLowerInvariant();
        if (written.Length < 4 || book.Words.Contains(word) || Split(word, 0) is not { Count: > 1 } lengths)
        {
            return [written];
        }

        var pieces = new List<string>();
        var from = 0;
        foreach (var length in lengths)
        {
            pieces.Add(written.Substring(from, length));
            from += length;
        }

        return pieces;
    }

    private static List<int>? Split(string word, int from)
    {
        if (from == word.Length)
        {
            return [];
        }

        foreach (var length in Lengths(word, from))
        {
            if (Split(word, from + length) is { } rest)
            {
                return [length, .. rest];
            }
        }

        return null;
    }

    private static IEnumerable<int> Lengths(string word, int from)
    {
        if (from + 2 <= word.Length && OfferCode.TryParse(word.Substring(from, 2), out _))
        {
            yield return 2;
        }

        foreach (var piece in Pieces.Where(piece => string.CompareOrdinal(word, from, piece, 0, piece.Length) == 0))
        {
            yield return piece.Length;
        }
    }
}
