using System.Text;
using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording.Learning;

/// <summary>
/// What two texts can have in common: words by their sound, neighbouring words, parts of words, classes of words and which of them come
/// together. Each sign is a number from 0 to before <see cref="Count"/>; two signs may share one.
/// </summary>
internal static class TextSigns
{
    public const int Count = 1 << 17;

    private const int PartLength = 4;
    private const int MostClasses = 24;
    private const string Begin = "^";
    private const string End = "$";

    /// <summary>Each sign once, in the order in which it was first seen.</summary>
    public static int[] Of(string text, WordClasses classes)
    {
        var signs = new List<int>();
        var found = new List<int>();
        var before = Begin;
        foreach (var word in Words(text, classes))
        {
            var said = SoundAlike.Said(word);
            Add(signs, "w", said);
            Add(signs, "b", before, said);
            AddParts(signs, said);
            foreach (var name in classes.NumbersOf(word).Where(name => !found.Contains(name)))
            {
                found.Add(name);
                Add(signs, "c", Written(name));
            }

            before = said;
        }

        Add(signs, "b", before, End);
        AddTogether(signs, found);
        return [.. signs.Distinct()];
    }

    private static void AddParts(List<int> signs, string said)
    {
        var word = $"_{said}_";
        for (var at = 0; at + PartLength <= word.Length; at++)
        {
            Add(signs, "p", word.Substring(at, PartLength));
        }
    }

    private static void AddTogether(List<int> signs, List<int> found)
    {
        var classes = found.Order().Take(MostClasses).ToList();
        for (var one = 0; one < classes.Count; one++)
        {
            for (var other = one + 1; other < classes.Count; other++)
            {
                Add(signs, "t", Written(classes[one]), Written(classes[other]));
            }
        }
    }

    private static string Written(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>In small letters, as they are written when they are known as spoken; a question mark and a picture are words too, a code is #.</summary>
    private static IEnumerable<string> Words(string text, WordClasses classes)
    {
        var word = new StringBuilder();
        foreach (var rune in Spelling.Readable(text).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '\'')
            {
                word.Append(rune.ToString());
                continue;
            }

            if (word.Length > 0)
            {
                yield return Known(word.ToString(), classes);
                word.Clear();
            }

            if (rune.Value == '?' || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.OtherSymbol)
            {
                yield return rune.ToString();
            }
        }

        if (word.Length > 0)
        {
            yield return Known(word.ToString(), classes);
        }
    }

    private static string Known(string word, WordClasses classes) =>
        Offers.OfferCode.TryParse(word, out _) ? "#" : classes.Spoken.GetValueOrDefault(word, word);

    /// <summary>FNV-1a: the same on every machine and in every process.</summary>
    private static void Add(List<int> signs, string kind, string one, string other = "")
    {
        var hash = Hash(Hash(Hash(2166136261, kind), one), other);
        signs.Add((int)((hash ^ (hash >> 17)) & (Count - 1)));
    }

    private static uint Hash(uint from, string text)
    {
        var hash = (from ^ '\u0001') * 16777619;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return hash;
    }
}
