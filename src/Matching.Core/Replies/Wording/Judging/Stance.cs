using Matching.Core.Replies.Wording.Letters;
using static Matching.Core.Replies.Wording.PhraseKind;
using ClassBits = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// Reads an answer that has no listed yes or no in it, part by part: a word of wishing without a no in the same part says yes, with one it
/// says no; a day, a condition, a question or another person's opinion says neither. Parts that contradict each other say nothing.
/// </summary>
/// <remarks>Source: offers and answers, O4: what does not fit together goes to a person.</remarks>
internal sealed class Stance
{
    private static readonly HashSet<PhraseKind> SaysYes = [YesPhrase, YesStartPhrase, YesOpen];
    private static readonly HashSet<PhraseKind> SaysNo = [NoPhrase, NoReason, NoneOfAll];
    private static readonly HashSet<PhraseKind> Asking = [Question];
    private static readonly HashSet<PhraseKind> Empty = [Courtesy, Greeting, Closing, Name, Filler, Ok, Cheer, OtherOffer, AllOffers];

    private readonly MarkedText _text;
    private readonly WordClasses _classes;

    private Stance(MarkedText text) => (_text, _classes) = (text, text.Book.Classes);

    /// <summary>"Jeg kan starte den 15.": being able is a yes only where she says when or if.</summary>
    private bool IsConditional => _text.Tokens.Any(token => IsLimit(token) || Is(token, "condition"));

    private enum Says
    {
        Nothing,
        Wish,
        Refusal,
        Hindrance,
        More,
    }

    /// <summary>The verdict of the parts together; null = they say nothing sure.</summary>
    public static Verdict? Of(MarkedText text, bool okCounts) => text.Has(Unsure, UnsureHard, AfterUnsure, Sarcasm, Who, Neutral) ? null : new Stance(text).Decide(okCounts);

    /// <summary>A part refuses by its words, whatever phrases are in it.</summary>
    public static bool Refuses(MarkedText text)
    {
        var stance = new Stance(text);
        return stance.Parts().Any(part => !stance.IsNegated(part.From, part.To) && stance.Fits("refusal", stance.Bits(part.From, part.To)));
    }

    private Verdict? Decide(bool okCounts)
    {
        var parts = Parts().Select(part => (part.From, part.To, Says: Of(part.From, part.To))).ToList();
        var (wish, refusal) = (parts.FindLastIndex(part => part.Says == Says.Wish), parts.FindLastIndex(part => part.Says == Says.Refusal));
        var hindrance = parts.FindLastIndex(part => part.Says == Says.Hindrance);
        if (refusal >= 0)
        {
            // "Jeg vil gerne, men jeg kan ikke": the no comes last and decides.
            return wish > refusal ? null : new(wish >= 0 || parts.Any(part => IsMore(part.From, part.To, part.Says)) ? Answer.NoBut : Answer.No, "parts_refuse");
        }

        if (wish >= 0)
        {
            return hindrance > wish ? null : new(parts.Any(part => IsMore(part.From, part.To, part.Says)) ? Answer.YesBut : Answer.Yes, "parts_consent");
        }

        if (okCounts && hindrance < 0 && IsOkWithMore())
        {
            return new(Answer.YesBut, "ok_and_a_condition");
        }

        return hindrance >= 0 && IsRegretted() ? new(Answer.NoBut, "parts_hinder") : null;
    }

    /// <summary>"Fint, men ikke i regnvejr".</summary>
    private bool IsOkWithMore() =>
        _text.Of(Ok) is [{ } ok, ..]
        && Enumerable.Range(0, ok.From).All(at => _text.KindAt(at) is Greeting or Name or Filler)
        && Enumerable.Range(ok.To, _text.Tokens.Count - ok.To).Any(at => at + 2 < _text.Tokens.Count && (_text.Tokens[at].Word is "men" or "but" || Is(_text.Tokens[at], "provided") || (_text.Tokens[at].Word == "så" && _text.Tokens[at + 1].Word == "længe")));

    private bool IsRegretted() => _text.Tokens.Any(token => Is(token, "regret")) || (_text.Tokens.Any(token => token.Word is "tak" or "thanks") && _text.Tokens.Any(token => token.Word is "men" or "but"));

    private bool IsMore(int from, int to, Says says) =>
        says is Says.More or Says.Hindrance || (says != Says.Nothing && Enumerable.Range(from, to - from).Any(at => !IsPlain(at)));

    private bool IsPlain(int at) =>
        _text.Tokens[at].Code is not null
        || (_text.KindAt(at) is { } kind && (Empty.Contains(kind) || SaysYes.Contains(kind) || SaysNo.Contains(kind)))
        || (_classes.IsStructure(_text.Tokens[at]) && !IsLimit(_text.Tokens[at]))
        || (_text.Book.IsAny(_text.Tokens[at], Filler, Conjunction, Negation) && !IsLimit(_text.Tokens[at]))
        || (_text.Book.IsName(_text.Tokens[at]) && !_text.Book.Words.Contains(_text.Tokens[at].Word));

    /// <summary>Cut at commas, at ends of sentences, and where a word begins a new part.</summary>
    private IEnumerable<(int From, int To)> Parts()
    {
        var from = 0;
        for (var at = 1; at <= _text.Tokens.Count; at++)
        {
            if (at == _text.Tokens.Count || _text.Tokens[at].Before != Break.None || Begins(at))
            {
                yield return (from, at);
                from = at;
            }
        }
    }

    private bool Begins(int at) =>
        Is(_text.Tokens[at], "joint") || (Is(_text.Tokens[at], "relative") && at + 1 < _text.Tokens.Count && (_text.Book.Is(_text.Tokens[at + 1], Negation) || Is(_text.Tokens[at + 1], "finite")));

    private Says Of(int from, int to)
    {
        var range = Enumerable.Range(from, to - from).ToList();
        var bits = Bits(from, to);
        if (range.All(at => _text.KindAt(at) is { } kind && Empty.Contains(kind) || _text.Tokens[at].Code is not null))
        {
            return Says.Nothing;
        }

        if (_text.Tokens[to - 1].Asks || IsAsked(from) || Is(_text.Tokens[from], "condition") || Has(bits, "unreal") || (Has(bits, "others") && (!Has(bits, "i") || _text.Tokens[from].Word is "min" or "my")) || (Has(bits, "report") && !range.Any(at => _text.KindAt(at) is { } kind && (SaysYes.Contains(kind) || SaysNo.Contains(kind)))))
        {
            return Says.More;
        }

        var isNegated = IsNegated(from, to);
        if (range.Any(at => _text.KindAt(at) is { } kind && SaysNo.Contains(kind)) || (!isNegated && Fits("refusal", bits)))
        {
            return Says.Refusal;
        }

        return isNegated ? Negated(bits, range) : Plain(bits, range);
    }

    private Says Negated(ClassBits bits, List<int> range)
    {
        if (range.Count(_text.IsOpenNegation) > 1 || Has(bits, "other") || range.Any(at => IsLimit(_text.Tokens[at])))
        {
            return Says.More;
        }

        var isWhole = range.All(IsPlain);
        return Fits("unwilling", bits) || (isWhole && Fits("unable", bits)) ? Says.Refusal : Says.More;
    }

    private Says Plain(ClassBits bits, List<int> range)
    {
        var isConsent = range.Any(at => _text.KindAt(at) is { } kind && SaysYes.Contains(kind));
        if (isConsent || (Is(_text.Tokens[range[0]], "gladly_first") && !Has(bits, "other")) || (Fits("wish", bits) && !Has(bits, "other") && (Has(bits, "aim") || range.All(IsPlain)) && !range.Any(IsStrange)))
        {
            return Says.Wish;
        }

        if (IsConditional && Fits("able", bits))
        {
            return Says.Wish;
        }

        if (Fits("taken", bits) || Fits("hinder", bits))
        {
            return Says.Hindrance;
        }

        return range.All(IsPlain) && !range.Any(at => IsLimit(_text.Tokens[at])) ? Says.Nothing : Says.More;
    }

    /// <summary>A short word that no list knows may be a no in a dialect or a language that nobody here speaks.</summary>
    private bool IsStrange(int at) =>
        _text.Tokens[at] is { Word.Length: <= 3, Code: null } token && token.Word.All(char.IsLetter) && !_text.IsMarked(at) && !_text.Book.Words.Contains(token.Word) && _classes.Of(token) == ClassBits.Zero && !_text.Book.IsName(token);

    // "For" is also "før" as some phones write it.
    private bool IsLimit(Token token) => (_text.Book.Is(token, Limit) && token.Word != "for") || Is(token, "limit") || token.Word.Any(char.IsDigit) && token.Code is null;

    private bool IsAsked(int from)
    {
        while (from + 1 < _text.Tokens.Count && _text.Book.IsAny(_text.Tokens[from], Conjunction, Filler) && !_text.Book.Is(_text.Tokens[from], Subject))
        {
            from++;
        }

        return _text.Book.At(_text.Tokens, from, Asking).Any() || QuestionReading.IsInverted(_text, from);
    }

    private bool IsNegated(int from, int to) => Enumerable.Range(from, to - from).Any(_text.IsOpenNegation);

    private ClassBits Bits(int from, int to) => Enumerable.Range(from, to - from).Aggregate(ClassBits.Zero, (all, at) => all | _classes.Of(_text.Tokens[at]));

    private bool Is(Token token, string name) => _classes.IsOf(token, name);

    private bool Has(ClassBits bits, string name) => (bits & _classes.Bit(name)) != ClassBits.Zero;

    private bool Fits(string rules, ClassBits bits) => _classes.Rules(rules).Any(rule => rule.Fits(bits, bits));
}
