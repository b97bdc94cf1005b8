using Matching.Core.Replies.Wording.Letters;
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
    public static ClassRule? Of(string rules, IReadOnlyList<Token> tokens, PhraseBook book, Func<int, bool>? isOurs = null) =>
        Sentences(tokens, book, isOurs).Select(sentence => In(book.Classes.Rules(rules), sentence)).FirstOrDefault(rule => rule is not null);

    /// <summary>How many of the rules fit, in any of the sentences: signs that say little alone and much together.</summary>
    public static int Count(string rules, IReadOnlyList<Token> tokens, PhraseBook book, Func<int, bool>? isOurs = null)
    {
        var sentences = Sentences(tokens, book, isOurs).ToList();
        return book.Classes.Rules(rules).Count(rule => sentences.Any(sentence => In([rule], sentence) is not null));
    }

    private static IEnumerable<ClassBits[]> Sentences(IReadOnlyList<Token> tokens, PhraseBook book, Func<int, bool>? isOurs)
    {
        for (var from = 0; from < tokens.Count;)
        {
            var to = EndOfSentence(tokens, from);
            yield return [.. Enumerable.Range(from, to - from).Select(at => isOurs?.Invoke(at) == true ? ClassBits.Zero : book.Classes.Of(tokens[at]))];
            from = to;
        }
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
