using Matching.Core.Offers;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>Reads a yes or no and which offers it is for; else a question, or nothing sure.</summary>
/// <remarks>Source: offers and answers, O4 and O5.</remarks>
internal sealed class OfferAnswer(MarkedText text, AnswerContext context)
{
    private readonly IReadOnlyList<OfferCode> _named = text.Named();

    public AnswerRead Read()
    {
        var codes = new CodeAnswers(text, context);
        return codes.CountOfCodes() > 1 ? ToEach(codes.Of()) : ToOne(Judge.Of(text, context.LastWasOffer));
    }

    /// <summary>The offer that a verdict from elsewhere is for.</summary>
    public AnswerRead Read(Verdict verdict) => ToOne(verdict);

    private AnswerRead ToEach((IReadOnlyList<OfferCode> Yes, IReadOnlyList<OfferCode> No)? codes)
    {
        if (codes is not { } answered || IsChoice())
        {
            return QuestionReading.IsIn(text) ? text.Read(Reading.Question, "asks") : text.Read(context.Open.Count > 1 ? Reading.AskBack : Reading.Unclear, "codes_do_not_fit_words");
        }

        var isDoubtful = text.Has(PhraseKind.Unsure, PhraseKind.UnsureHard, PhraseKind.Sarcasm) || Enumerable.Range(0, text.Tokens.Count).Any(at => text.IsOpenNegation(at) && !CodeAnswers.IsNoToCode(text, at));
        return isDoubtful ? text.Read(Reading.Unclear, "codes_and_doubt") : Answered(answered.Yes, answered.No, Remainder.Of(text).Length > 0, "word_for_each_code", Sureness.Word);
    }

    /// <summary>"Ja K7 eller M4": one of them, and not said which; "den anden end K7" names the one that is not meant.</summary>
    private bool IsChoice()
    {
        if (Enumerable.Range(1, text.Tokens.Count - 1).Any(token => text.Tokens[token].Code is not null && text.Tokens[token - 1].Word is "end" or "than" or "undtagen" or "except"))
        {
            return true;
        }

        var at = Enumerable.Range(0, text.Tokens.Count).Where(token => text.Tokens[token].Code is not null).ToList();
        return Enumerable.Range(at[0], at[^1] - at[0]).Any(token => text.Tokens[token].Word is "eller" or "or" or "enten" or "either");
    }

    private AnswerRead ToOne(Verdict verdict) => verdict.Answer switch
    {
        Answer.Yes or Answer.YesBut or Answer.No or Answer.NoBut => ToTarget(verdict),
        Answer.Unclear => text.Read(Reading.Unclear, verdict.Rule),
        _ => NoAnswer(verdict),
    };

    private AnswerRead ToTarget(Verdict verdict)
    {
        if (_named.Count == 0 && context.Open.Count > 1 && !text.Has(PhraseKind.AllOffers, PhraseKind.NoneOfAll))
        {
            return text.Read(Reading.AskBack, "several_open");
        }

        if (Targets() is not { Count: > 0 } targets)
        {
            return text.Read(Reading.Unclear, "nothing_open");
        }

        var sure = verdict.IsPlain ? Sureness.Word : Sureness.Phrase;
        var withMore = verdict.Answer is Answer.YesBut or Answer.NoBut;
        return verdict.IsYes ? Answered(targets, [], withMore, verdict.Rule, sure) : Answered([], targets, withMore, verdict.Rule, sure);
    }

    private IReadOnlyList<OfferCode> Targets()
    {
        if (_named.Count > 0)
        {
            return _named;
        }

        return context.Open.Count > 0 ? context.Open : context.LateBare is { } late ? [late] : [];
    }

    private AnswerRead NoAnswer(Verdict verdict)
    {
        if (text.Of(PhraseKind.Neutral).Any(mark => text.Tokens.Take(mark.To).Skip(mark.From).Any(token => token.Code is not null)))
        {
            return text.Read(Reading.Unclear, "quotes_our_text");
        }

        var isUnsure = text.Has(PhraseKind.Unsure, PhraseKind.UnsureHard);
        if (QuestionReading.IsIn(text) && !isUnsure)
        {
            return text.Read(Reading.Question, "asks");
        }

        var isOnlyCode = _named.Count > 0 && Remainder.Of(text).Length == 0 && !isUnsure;
        if (!isOnlyCode)
        {
            return text.Read(Reading.Unclear, verdict.Rule);
        }

        return context.Open.Count > 1 ? text.Read(Reading.AskBack, "code_without_a_word") : text.Read(Reading.Question, "code_without_a_word");
    }

    private AnswerRead Answered(IReadOnlyList<OfferCode> yes, IReadOnlyList<OfferCode> no, bool withMore, string rule, Sureness sure)
    {
        var reading = (yes.Count > 0, withMore) switch
        {
            (true, false) => Reading.Yes,
            (true, true) => Reading.YesBut,
            (false, false) => Reading.No,
            (false, true) => Reading.NoBut,
        };
        return text.Read(reading, rule) with { YesTo = yes, NoTo = no, Sure = sure };
    }
}
