using static Matching.Core.Replies.Wording.PhraseKind;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// "Jeg takker og bukker og siger ja", "jeg vælger at sige nej": a yes or no that she tells of herself. Not where it is asked, imagined,
/// denied, or said by another.
/// </summary>
internal static class OwnWord
{
    private static readonly PhraseKind[] Other = [Unsure, UnsureHard, AfterUnsure, Sarcasm, Who, YesPhrase, YesStartPhrase, YesOpen, NoPhrase, NoReason];

    public static Verdict? Of(MarkedText text)
    {
        var told = text.Of(Neutral).Where(mark => !text.Book.Classes.IsOf(text.Tokens[mark.From], "past")).ToList();
        if (told is not [{ } said] || said.To - said.From != 2 || text.Has(Other) || IsSomeoneElses(text) || !IsTold(text, said))
        {
            return null;
        }

        var answer = text.Tokens[said.From + 1];
        return text.Book.Is(answer, Yes) ? new(Answer.YesBut, "says_yes_herself")
            : text.Book.Is(answer, No) ? new(Answer.NoBut, "says_no_herself")
            : null;
    }

    private static bool IsSomeoneElses(MarkedText text) =>
        text.Tokens.Any(token => token.Asks || text.Book.Classes.IsOf(token, "not_own"))
        || QuestionReading.BeginsIn(text)
        || Enumerable.Range(0, text.Tokens.Count).Any(text.IsOpenNegation);

    private static bool IsTold(MarkedText text, Mark said)
    {
        var before = text.Tokens.Take(said.From).ToList();
        var isSaid = text.Tokens[said.From].Word is "siger" or "svarer" or "takker" or "say" || before.Any(token => text.Book.Classes.IsOf(token, "decides"));
        return isSaid && before.Any(token => text.Book.Classes.IsOf(token, "speaker"));
    }
}
