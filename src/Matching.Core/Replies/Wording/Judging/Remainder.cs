using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>What word, code and courtesy leave of an answer.</summary>
/// <remarks>Source: offers and answers, O4.</remarks>
internal static class Remainder
{
    private static readonly HashSet<PhraseKind> Consumed =
    [
        PhraseKind.Yes, PhraseKind.YesStart, PhraseKind.YesWhole, PhraseKind.YesPhrase, PhraseKind.YesStartPhrase, PhraseKind.YesOpen,
        PhraseKind.No, PhraseKind.NoWhole, PhraseKind.NoPhrase, PhraseKind.NoneOfAll, PhraseKind.Ok, PhraseKind.Cheer,
        PhraseKind.AllOffers, PhraseKind.OtherOffer, PhraseKind.Greeting, PhraseKind.Closing, PhraseKind.Courtesy, PhraseKind.Name, PhraseKind.CallMe,
        PhraseKind.WrongPerson,
    ];

    /// <summary>The words in their places; empty when only words that say nothing are left.</summary>
    public static string Of(MarkedText text)
    {
        var over = Restatement.Of(text);
        var left = Enumerable.Range(0, text.Tokens.Count).Where(at => !over.Contains(at) && IsLeft(text, at)).ToList();
        return left.Any(at => SaysSomething(text, at)) && !AllIsPlain(text, left) ? Joined(text, left) : "";
    }

    private static bool IsLeft(MarkedText text, int at) =>
        text.Tokens[at].Code is null && !CodeAnswers.IsNoToCode(text, at) && !(text.KindAt(at) is { } kind && Consumed.Contains(kind)) && !IsNameAtEnd(text, at);

    /// <summary>Words that carry no matter of their own ("ja det er lige sådan noget"); after a "men", and beside a day, a condition or a no, nothing is plain.</summary>
    private static bool AllIsPlain(MarkedText text, List<int> left) => AllIsPlain(text, left, text.Has(PhraseKind.No, PhraseKind.NoWhole) && !text.Has(PhraseKind.Yes, PhraseKind.YesStart));

    private static bool AllIsPlain(MarkedText text, List<int> left, bool isNo) =>
        !text.Tokens.Any(token => token.Asks)
        && !QuestionReading.BeginsIn(text)
        && left.All(at => !text.IsMarked(at) || text.KindAt(at) == PhraseKind.Filler)
        && left.All(at => text.Book.Classes.IsStructure(text.Tokens[at]) && (isNo || !text.Book.Is(text.Tokens[at], PhraseKind.Negation)) && (text.Tokens[at].Word == "for" || !text.Book.Is(text.Tokens[at], PhraseKind.Limit)))
        && !text.Tokens.Any(token => text.Book.Classes.IsOf(token, "objection"));

    private static bool SaysSomething(MarkedText text, int at) =>
        text.KindAt(at) is { } kind ? kind != PhraseKind.Filler : !text.Book.IsAny(text.Tokens[at], PhraseKind.Filler, PhraseKind.Conjunction) || text.Book.Is(text.Tokens[at], PhraseKind.Limit);

    /// <summary>"Ja tak, Yrsa": a name that is not listed, where a part of the text ends.</summary>
    private static bool IsNameAtEnd(MarkedText text, int at) =>
        !text.IsMarked(at)
        && text.Book.IsName(text.Tokens[at])
        && (at == 0 || text.KindAt(at - 1) is { } before && Consumed.Contains(before))
        && (at + 1 == text.Tokens.Count || text.Tokens[at + 1].Before != Break.None);

    private static string Joined(MarkedText text, List<int> left)
    {
        var parts = new List<string>();
        for (var first = 0; first < left.Count;)
        {
            var last = first;
            while (last + 1 < left.Count && left[last + 1] == left[last] + 1)
            {
                last++;
            }

            parts.Add(text.Readable[text.Tokens[left[first]].From..text.Tokens[left[last]].To].Replace('\n', ' ').Replace('\r', ' '));
            first = last + 1;
        }

        return string.Join(' ', parts);
    }
}
