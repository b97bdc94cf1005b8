using ClassBits = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Matching.Core.Replies.Wording;

/// <summary>
/// Finds, in each sentence, words whose classes together say something: near each other, in any order. It hears what no list of phrases has
/// foreseen, and is asked for what must not be missed and for what no phrase has read.
/// </summary>
internal static class ClassReading
{
    /// <summary>So near have the words to be; a text without signs is one long sentence.</summary>
    private const int Near = 9;

    /// <summary>The first rule that fits; null = none. What <paramref name="isOurs"/> says is no word of hers is not looked at.</summary>
    public static ClassRule? Of(string rules, IReadOnlyList<Token> tokens, PhraseBook book, Func<int, bool>? isOurs = null)
    {
        var bits = tokens.Select((token, at) => isOurs?.Invoke(at) == true ? ClassBits.Zero : book.Classes.Of(token)).ToArray();
        for (var from = 0; from < tokens.Count;)
        {
            var to = EndOfSentence(tokens, from);
            if (In(book.Classes.Rules(rules), bits.AsSpan(from..to)) is { } rule)
            {
                return rule;
            }

            from = to;
        }

        return null;
    }

    private static ClassRule? In(IReadOnlyList<ClassRule> rules, ReadOnlySpan<ClassBits> sentence)
    {
        var around = Joined(sentence);
        for (var from = 0; from < sentence.Length; from++)
        {
            var near = Joined(sentence[from..Math.Min(sentence.Length, from + Near)]);
            foreach (var rule in rules)
            {
                if (rule.Fits(near, around))
                {
                    return rule;
                }
            }
        }

        return null;
    }

    private static ClassBits Joined(ReadOnlySpan<ClassBits> bits)
    {
        var all = ClassBits.Zero;
        foreach (var bit in bits)
        {
            all |= bit;
        }

        return all;
    }

    private static int EndOfSentence(IReadOnlyList<Token> tokens, int from)
    {
        var to = from + 1;
        while (to < tokens.Count && tokens[to].Before != Break.Sentence)
        {
            to++;
        }

        return to;
    }
}
