using static Matching.Core.Replies.Wording.PhraseKind;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>"Ikke i mit liv", "ikke for os": a few words that begin with a no and say nothing else.</summary>
internal static class BareRefusal
{
    private const int MostWords = 5;

    public static bool Is(MarkedText text)
    {
        var own = Enumerable.Range(0, text.Tokens.Count).Where(at => text.Tokens[at].Code is null && text.KindAt(at) is not (Courtesy or Greeting or Closing or Name)).ToList();
        return own is [var first, ..]
            && own.Count <= MostWords
            && text.IsOpenNegation(first)
            && !own.Skip(1).Any(at => IsOfMore(text, at))
            && !text.Has(Unsure, UnsureHard, AfterUnsure, Sarcasm, Who, Neutral);
    }

    // "For" is also "før" as some phones write it.
    private static bool IsOfMore(MarkedText text, int at) =>
        text.IsOpenNegation(at)
        || text.Tokens[at].Asks
        || text.Book.Classes.IsOf(text.Tokens[at], "not_refused")
        || (text.Book.Is(text.Tokens[at], Limit) && text.Tokens[at].Word != "for");
}
