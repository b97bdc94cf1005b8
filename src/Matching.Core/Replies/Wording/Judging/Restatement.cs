using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// "Ja tak, jeg vil gerne arbejde hos bageren": what follows the yes says it over again, and there is nothing in it for a person to read. A
/// sentence with a day, an hour, a number, a condition, a no or a question in it always says more.
/// </summary>
internal static class Restatement
{
    private const int MostWords = 8;

    private static readonly HashSet<PhraseKind> Heads = [PhraseKind.Restates];
    private static readonly PhraseKind[] PlainYes = [PhraseKind.Yes, PhraseKind.YesStart];
    private static readonly PhraseKind[] More = [PhraseKind.SaysMore, PhraseKind.Negation, PhraseKind.Limit, PhraseKind.Question, PhraseKind.Conjunction];

    /// <summary>The words that only say the yes over again; none where there is no plain yes before them.</summary>
    public static IReadOnlySet<int> Of(MarkedText text)
    {
        var over = new HashSet<int>();
        if (text.Of(PlainYes) is not [var yes, ..])
        {
            return over;
        }

        foreach (var head in MarkFinder.Find(text.Tokens, text.Book, Heads).Where(head => head.From >= yes.To))
        {
            var end = EndOfPart(text, head.To);
            if (end - head.From <= MostWords && Enumerable.Range(head.To, end - head.To).All(at => SaysNoMore(text, at)))
            {
                over.UnionWith(Enumerable.Range(head.From, end - head.From));
            }
        }

        return over;
    }

    private static int EndOfPart(MarkedText text, int from)
    {
        while (from < text.Tokens.Count && text.Tokens[from].Before == Break.None)
        {
            from++;
        }

        return from;
    }

    private static bool SaysNoMore(MarkedText text, int at) =>
        text.Tokens[at] is { Asks: false } token
        && !token.Word.Any(char.IsDigit)
        && !IsSomethingElse(text, at)
        && (!text.Book.IsAny(token, More) || text.Book.Is(token, PhraseKind.Filler) && !text.Book.IsAny(token, PhraseKind.SaysMore, PhraseKind.Limit, PhraseKind.Conjunction));

    /// <summary>"I Skive", "et hotel": a place or thing that no list knows may be another one than was offered.</summary>
    private static bool IsSomethingElse(MarkedText text, int at) =>
        text.Tokens[at - 1].Word is "i" or "på" or "en" or "et" or "in" or "at" or "a" && !text.Book.Words.Contains(text.Tokens[at].Word);
}
