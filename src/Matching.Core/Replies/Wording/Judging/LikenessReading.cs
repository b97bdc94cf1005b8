using Matching.Core.Replies.Wording.Learning;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// Holds what is not sure against kept answers, made up and labelled by hand. A like cry for help goes before everything but a plain short answer; a yes
/// or a no is read so only with very much likeness, where no word in it says the other, and never as a plain one: a person reads it too.
/// </summary>
/// <remarks>Source: offers and answers, O4: help is heard on the safe side.</remarks>
internal static class LikenessReading
{
    private const double CryInUnread = 0.15;
    private const double CryInQuestion = 0.5;
    private const double CryInAnswer = 0.5;
    private const double CryInPlainAnswer = 0.55;
    private const double CryInPerhapsStop = 0.6;
    private const double Sure = 0.8;
    private const double VerySure = 0.9;

    /// <summary>With more than a trace of a cry in it a text is no answer by likeness: a person reads it.</summary>
    private const double TraceOfACry = 0.02;

    /// <summary>A yes or no with fewer words says only that.</summary>
    private const int FewestWordsOfACry = 5;

    /// <summary>In fewer words a slip of the finger would make a no of a yes.</summary>
    private const int FewestWordsOfAnAnswer = 3;

    private static readonly string[] Settled = ["code_not_on_this_phone", "mark_upon_our_text", "written_by_a_machine", "quotes_our_text"];
    private static readonly string[] Unread = ["no_word_of_answering", "ok_and_more", "consent_and_objection"];

    /// <summary><paramref name="read"/>, or what the text is like.</summary>
    public static AnswerRead Of(MarkedText text, AnswerContext context, AnswerRead read, Func<Likeness> likeness)
    {
        var words = text.Tokens.Count(token => token.Word.Any(char.IsLetter) && token.Code is null);
        var enough = LeastOfACry(read.Reading, words);
        if (words == 0 || enough is null || Settled.Contains(read.Why))
        {
            return read;
        }

        var shares = likeness().Of(text.Readable);
        return shares.Of(Reading.Help) >= (CryReading.IsWayOfSpeaking(text) ? VerySure : enough) ? text.Read(Reading.Help, "like_cries_for_help")
            : read.Reading == Reading.Unclear && Unread.Contains(read.Why) ? Wish(text, shares) ?? Answered(text, context, words, shares) ?? read
            : read;
    }

    private static double? LeastOfACry(Reading reading, int words) => reading switch
    {
        Reading.Unclear => CryInUnread,
        Reading.Question => CryInQuestion,
        Reading.YesBut or Reading.NoBut or Reading.CallMe => CryInAnswer,
        Reading.PerhapsStop => CryInPerhapsStop,
        Reading.Yes or Reading.No when words >= FewestWordsOfACry => CryInPlainAnswer,
        _ => null,
    };

    private static AnswerRead? Wish(MarkedText text, Likeness.Shares shares) =>
        shares.Of(Reading.Question) >= Sure ? text.Read(Reading.Question, "like_questions")
        : shares.Of(Reading.CallMe) >= Sure ? text.Read(Reading.CallMe, "like_wishes_for_a_call")
        : shares.Of(Reading.Stop, Reading.PerhapsStop) >= Sure ? text.Read(Reading.PerhapsStop, "like_wishes_to_stop")
        : shares.Of(Reading.WrongPerson) >= VerySure ? text.Read(Reading.WrongPerson, "like_wrong_persons")
        : null;

    private static AnswerRead? Answered(MarkedText text, AnswerContext context, int words, Likeness.Shares shares)
    {
        if (words < FewestWordsOfAnAnswer || !context.LastWasOffer || shares.Of(Reading.Help) > TraceOfACry || text.Has(PhraseKind.Unsure, PhraseKind.UnsureHard, PhraseKind.AfterUnsure, PhraseKind.Sarcasm, PhraseKind.Neutral, PhraseKind.Who))
        {
            return null;
        }

        var isNegated = Enumerable.Range(0, text.Tokens.Count).Any(text.IsOpenNegation);
        return !isNegated && shares.Of(Reading.Yes, Reading.YesBut) >= VerySure ? new OfferAnswer(text, context).Read(new(Answer.YesBut, "like_consents"))
            : shares.Of(Reading.No, Reading.NoBut) >= VerySure ? new OfferAnswer(text, context).Read(new(Answer.NoBut, "like_refusals"))
            : null;
    }
}
