using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>Finds questions, with or without their mark: voices and the young leave it out.</summary>
internal static class QuestionReading
{
    private static readonly HashSet<PhraseKind> Kinds = [PhraseKind.Question];

    public static bool IsIn(MarkedText text) =>
        text.Has(PhraseKind.Who)
        || BeginsIn(text)
        || (text.Tokens.Any(token => token.Asks) && (text.Tokens.Any(token => token.Code is not null) || Enumerable.Range(0, text.Tokens.Count).Any(at => !text.IsMarked(at))));

    /// <summary>The sentence in which a word stands begins with a word of asking before it: "hvad er det jeg siger ja til".</summary>
    public static bool AsksUpTo(MarkedText text, int at)
    {
        var from = at;
        while (from > 0 && text.Tokens[from].Before == Break.None)
        {
            from--;
        }

        return from < at && text.Book.At(text.Tokens, from, Kinds).Any(mark => text.Tokens[from].Word.StartsWith("hv", StringComparison.Ordinal) || text.Tokens[from].Word is "what" or "when" or "where" or "why" or "how");
    }

    /// <summary>A word of asking stands where a sentence, or a part of one, begins.</summary>
    public static bool BeginsIn(MarkedText text)
    {
        var mayBegin = true;
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            mayBegin = mayBegin || text.Tokens[at].Before != Break.None;
            if (mayBegin && text.KindAt(at) is not PhraseKind.Courtesy && (text.Book.At(text.Tokens, at, Kinds).Any() || IsInverted(text, at)))
            {
                return true;
            }

            mayBegin = MayBeginAfter(text, at);
        }

        return false;
    }

    /// <summary>"Slutter det kl 15": a verb with its subject after it, where a sentence begins; "i hvilken by": a word of asking after a preposition.</summary>
    public static bool IsInverted(MarkedText text, int at)
    {
        if (at + 1 >= text.Tokens.Count || text.Tokens[at + 1].Before != Break.None || text.IsMarked(at) && text.KindAt(at) != PhraseKind.Filler)
        {
            return false;
        }

        var (verb, next) = (text.Tokens[at], text.Tokens[at + 1]);
        return (verb.Before == Break.Sentence && IsVerb(verb) && (next.Word is "jeg" or "man" or "en" or "min" or "mit" or "mine" or "i" or "du" or "vi" or "de" or "det" or "der" or "han" or "hun" || IsDefinite(next)))
            || (verb.Word is "i" or "på" or "til" or "fra" or "for" or "med" or "om" or "ved" && text.Book.Is(next, PhraseKind.Question));
    }

    private static bool IsVerb(Token token) => token.Word is "er" or "kan" or "ka" or "kunne" or "ku" or "vil" or "skal" or "må" || (token.Word.Length > 2 && token.Word.EndsWith('r'));

    /// <summary>"Mentoren", "stedet": a noun with its article.</summary>
    private static bool IsDefinite(Token token) =>
        token.Word.Length > 5 && token.Word[0] != 'i' && (token.Word.EndsWith("en", StringComparison.Ordinal) || token.Word.EndsWith("et", StringComparison.Ordinal) || token.Word.EndsWith("erne", StringComparison.Ordinal)) && token.Word is not ("meget" or "interesseret" or "noget" or "allerede");

    /// <summary>After words that say nothing by themselves; after "jeg" a verb tells and does not ask.</summary>
    private static bool MayBeginAfter(MarkedText text, int at)
    {
        var token = text.Tokens[at];
        if (text.KindAt(at) == PhraseKind.Neutral)
        {
            return at + 1 == text.Tokens.Count || text.KindAt(at + 1) != PhraseKind.Neutral;
        }

        // "Desværre må jeg ...": after these a verb tells.
        if (text.Book.Classes.IsOf(token, "topic"))
        {
            return false;
        }

        if (text.KindAt(at) is null or PhraseKind.Filler)
        {
            return text.Book.Is(token, PhraseKind.Conjunction) || token.Code is not null || (text.Book.Is(token, PhraseKind.Filler) && !text.Book.Is(token, PhraseKind.Subject));
        }

        return true;
    }
}
