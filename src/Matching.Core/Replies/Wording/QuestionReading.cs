namespace Matching.Core.Replies.Wording;

/// <summary>Finds questions, with or without their mark: voices and the young leave it out.</summary>
internal static class QuestionReading
{
    private static readonly HashSet<PhraseKind> Kinds = [PhraseKind.Question];

    public static bool IsIn(MarkedText text) =>
        text.Has(PhraseKind.Who)
        || BeginsIn(text)
        || (text.Tokens.Any(token => token.Asks) && (text.Tokens.Any(token => token.Code is not null) || Enumerable.Range(0, text.Tokens.Count).Any(at => !text.IsMarked(at))));

    /// <summary>A word of asking stands where a sentence, or a part of one, begins.</summary>
    public static bool BeginsIn(MarkedText text)
    {
        var mayBegin = true;
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            mayBegin = mayBegin || text.Tokens[at].Before != Break.None;
            if (mayBegin && text.Book.At(text.Tokens, at, Kinds).Any())
            {
                return true;
            }

            mayBegin = MayBeginAfter(text, at);
        }

        return false;
    }

    /// <summary>After words that say nothing by themselves; after "jeg" a verb tells and does not ask.</summary>
    private static bool MayBeginAfter(MarkedText text, int at)
    {
        var token = text.Tokens[at];
        if (text.KindAt(at) is null or PhraseKind.Filler or PhraseKind.Neutral)
        {
            return text.Book.Is(token, PhraseKind.Conjunction) || token.Code is not null || (text.Book.Is(token, PhraseKind.Filler) && !text.Book.Is(token, PhraseKind.Subject));
        }

        return true;
    }
}
