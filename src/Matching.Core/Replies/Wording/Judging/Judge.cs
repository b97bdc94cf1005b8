using Matching.Core.Replies.Wording.Letters;
using static Matching.Core.Replies.Wording.PhraseKind;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// Decides what the phrases of an answer say together. A yes or no word outweighs nothing that contradicts it: whatever does not fit
/// together is unclear, so that no answer is ever turned around.
/// </summary>
/// <remarks>Source: offers and answers, O4.</remarks>
internal sealed class Judge
{
    private static readonly HashSet<string> Buts = ["men", "but", "dog", "aber", "але", "но", "ale", "ama"];
    private static readonly HashSet<string> YesPictures = ["👍", "👌", "✅", "✔", "☑"];

    private readonly MarkedText _text;
    private readonly bool _okCounts;
    private readonly string _remainder;

    private Judge(MarkedText text, bool okCounts) => (_text, _okCounts, _remainder) = (text, okCounts, Remainder.Of(text));

    /// <param name="text">With its marks.</param>
    /// <param name="okCounts">Our last text was the offer or its reminder.</param>
    public static Verdict Of(MarkedText text, bool okCounts) => new Judge(text, okCounts).Decide();

    private Verdict Decide()
    {
        var (no, yes) = (_text.Of(No, NoWhole), _text.Of(Yes, YesStart, YesWhole));
        if (no.Count > 0)
        {
            // After a no, a picture of a thumb is thanks.
            yes = [.. yes.Where(mark => mark.From < no[0].From || !YesPictures.Contains(_text.Words(mark)))];
        }

        if (yes.Count > 0 && no.Count > 0)
        {
            return Verdict.Unclear("yes_and_no");
        }

        if (yes.Count > 0)
        {
            return StrongYes(yes);
        }

        return no.Count > 0 ? StrongNo(no) : Weak();
    }

    private Verdict StrongYes(IReadOnlyList<Mark> yes)
    {
        if (_text.Has(Sarcasm))
        {
            return Verdict.Unclear("yes_in_jest");
        }

        if (_text.Of(NoPhrase, NoReason, NoneOfAll).Any(mark => !IsNarrowed(mark) && !IsCondition(mark)))
        {
            return Verdict.Unclear("yes_and_refusal");
        }

        if (_text.Of(Unsure, UnsureHard, AfterUnsure).Any(mark => !IsAfterBut(mark.From, yes[0].From) && !IsSigh(mark, yes[^1])) || Reports(No))
        {
            return Verdict.Unclear("yes_and_doubt");
        }

        if (yes.Any(mark => IsNegated(mark.To)) || IsNegatedBefore(yes[0].From))
        {
            return Verdict.Unclear("not_beside_yes");
        }

        if (_text.Has(Who))
        {
            return new(Answer.None, "asks_who");
        }

        return Bare(Asked(yes) ? Verdict.Unclear("yes_as_question") : new(Answer.Yes, "yes_word", IsPlain: true), Answer.YesBut);
    }

    private Verdict StrongNo(IReadOnlyList<Mark> no)
    {
        if (_text.Of(YesPhrase, YesStartPhrase, YesOpen).Any(mark => !IsForSomethingElse(mark, no[^1])))
        {
            return Verdict.Unclear("no_and_consent");
        }

        if (_text.Has(UnsureHard) || _text.Of(Unsure).Any(mark => mark.From < no[0].From || IsAllAfter(mark, no[^1])) || Reports(Yes))
        {
            return Verdict.Unclear("no_and_doubt");
        }

        return Bare(Asked(no) ? Verdict.Unclear("no_as_question") : new(Answer.No, "no_word", IsPlain: true), Answer.NoBut);
    }

    private Verdict Weak()
    {
        if (OwnWord.Of(_text) is { } said)
        {
            return said;
        }

        var (no, yes) = (_text.Of(NoPhrase, NoReason, NoneOfAll).Where(mark => !IsCondition(mark)).ToList(), _text.Of(YesPhrase, YesStartPhrase, YesOpen));
        if (no.Count == 0)
        {
            return yes.Count > 0 ? WeakYes(yes) : IsJustAll() ? new(Answer.Yes, "all_offers") : ByParts(JustOk());
        }

        if (yes.Count > 0 && yes[^1].From > no[^1].From)
        {
            return Verdict.Unclear("refusal_and_consent");
        }

        if (_text.Has(Unsure, UnsureHard, Sarcasm) || Reports(Yes) && !_text.Has(NoReason))
        {
            return Verdict.Unclear("refusal_and_doubt");
        }

        if (Asked(no))
        {
            return new(Answer.None, "refusal_as_question");
        }

        var withReason = yes.Count > 0 || _text.Has(NoReason);
        return withReason ? new(Answer.NoBut, "refusal_with_reason") : Bare(new(Answer.No, "refusal"), Answer.NoBut);
    }

    private Verdict WeakYes(IReadOnlyList<Mark> yes)
    {
        if (Stance.Refuses(_text))
        {
            return Verdict.Unclear("refusal_by_its_words_and_consent");
        }

        if (_text.Has(Unsure, UnsureHard, AfterUnsure, Sarcasm) || Reports(No))
        {
            return Verdict.Unclear("consent_and_doubt");
        }

        if (Asked(yes) || QuestionReading.AsksUpTo(_text, yes[0].From))
        {
            return new(Answer.None, "consent_as_question");
        }

        var isNarrowed = HasLimit() || HasQuestion();
        var objects = Enumerable.Range(0, _text.Tokens.Count).Any(at => at > yes[0].From && Buts.Contains(_text.Tokens[at].Word) && _remainder.Length > 0);
        if (!isNarrowed && (objects || Enumerable.Range(0, _text.Tokens.Count).Any(_text.IsOpenNegation)))
        {
            return ByParts(Verdict.Unclear("consent_and_objection"));
        }

        return Bare(new(Answer.Yes, "consent"), Answer.YesBut);
    }

    /// <summary>"Begge tak": all that is offered, and nothing else.</summary>
    private bool IsJustAll() => _okCounts && _text.Has(AllOffers) && _remainder.Length == 0 && !_text.Has(Unsure, UnsureHard, Sarcasm, Who) && !_text.Tokens[^1].Asks && !Enumerable.Range(0, _text.Tokens.Count).Any(_text.IsOpenNegation);

    private Verdict JustOk()
    {
        var ok = _text.Of(Ok);
        if (ok.Count == 0 || !_okCounts || _text.Has(Unsure, UnsureHard, AfterUnsure, Sarcasm, Who) || Asked(ok))
        {
            return new(Answer.None, "no_word_of_answering");
        }

        if (_remainder.Length == 0)
        {
            return new(Answer.Yes, "ok_after_offer");
        }

        return (HasQuestion() || HasLimit()) && _text.Tokens.Any(token => Buts.Contains(token.Word)) ? new(Answer.YesBut, "ok_after_offer_with_question") : new(Answer.None, "ok_and_more");
    }

    /// <summary>What the parts say where the listed phrases found neither yes nor no.</summary>
    private Verdict ByParts(Verdict found) =>
        found.IsYes || found.IsNo ? found : Stance.Of(_text, _okCounts) ?? (found.Answer == Answer.None && BareRefusal.Is(_text) ? new(Answer.No, "begins_with_a_no") : found);

    /// <summary>The verdict as it is when nothing else is said; else <paramref name="withMore"/>.</summary>
    private Verdict Bare(Verdict bare, Answer withMore) =>
        _remainder.Length == 0 ? bare : new(withMore, bare.Answer == Answer.Unclear ? "word_and_more" : bare.Rule + "_and_more", bare.IsPlain);

    private bool Asked(IReadOnlyList<Mark> marks) => _text.Tokens[marks[^1].To - 1].Asks || (_remainder.Length == 0 && _text.Tokens[^1].Asks);

    private bool HasLimit() => _text.Tokens.Any(token => _text.Book.Is(token, Limit));

    private bool HasQuestion() => _text.Tokens.Any(token => token.Asks) || QuestionReading.BeginsIn(_text);

    /// <summary>A yes or no that is reported or imagined: "min mor siger nej".</summary>
    private bool Reports(PhraseKind answer) =>
        _text.Of(Neutral).Any(mark => Enumerable.Range(mark.From, mark.To - mark.From).Any(at => _text.Book.Is(_text.Tokens[at], answer)));

    /// <summary>"Nej måske": the doubt follows at once and nothing follows it.</summary>
    private bool IsAllAfter(Mark doubt, Mark no) => doubt.From == no.To && doubt.To == _text.Tokens.Count && _text.Tokens[doubt.From].Before == Break.None;

    /// <summary>"Hvis det er for langt væk": it is said of a condition, up to the "så" that ends it.</summary>
    private bool IsCondition(Mark refusal)
    {
        for (var at = refusal.From; at > 0 && _text.Tokens[at].Before == Break.None; at--)
        {
            var before = _text.Tokens[at - 1];
            if (before.Word is "så" or "men")
            {
                return false;
            }

            if (_text.Book.Classes.IsOf(before, "provided") && _text.KindAt(at - 1) != Filler)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Ja, men jeg vil ikke have min lærer ...": what follows in the same breath is what she does not want.</summary>
    private bool IsNarrowed(Mark refusal) =>
        refusal.Kind == NoPhrase
        && refusal.To < _text.Tokens.Count
        && _text.Tokens[refusal.To] is { Before: Break.None } next
        && !_text.IsMarked(refusal.To)
        && next.Word is not ("jeg" or "vi" or "det" or "den" or "i")
        && !_text.Book.IsAny(next, Conjunction, Filler);

    /// <summary>"Nej tak, men jeg vil gerne have noget andet."</summary>
    private bool IsForSomethingElse(Mark consent, Mark no) =>
        IsAfterBut(consent.From, no.From) && Enumerable.Range(consent.From, _text.Tokens.Count - consent.From).Any(at => _text.Book.Classes.IsOf(_text.Tokens[at], "other"));

    /// <summary>"Tja, hvorfor ikke, ja": the sigh comes first and the yes last.</summary>
    private bool IsSigh(Mark doubt, Mark yes) => doubt.To <= yes.From && _text.Book.Classes.IsOf(_text.Tokens[doubt.From], "sigh");

    private bool IsAfterBut(int at, int from) => Enumerable.Range(from, Math.Max(0, at - from)).Any(between => Buts.Contains(_text.Tokens[between].Word));

    /// <summary>"Jeg kan ikke torsdag men ellers ja": in the same sentence, before the yes.</summary>
    private bool IsNegatedBefore(int yes)
    {
        for (var at = yes; at > 0 && _text.Tokens[at].Before != Break.Sentence; at--)
        {
            if (_text.IsOpenNegation(at - 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNegated(int next)
    {
        while (next < _text.Tokens.Count && _text.KindAt(next) == Filler && !_text.Book.Is(_text.Tokens[next], Conjunction))
        {
            next++;
        }

        return next < _text.Tokens.Count && _text.Tokens[next].Before != Break.Sentence && _text.IsOpenNegation(next);
    }
}
