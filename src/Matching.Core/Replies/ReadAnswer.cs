using System.Buffers;
using Matching.Core.Offers;
using Matching.Core.Replies.Wording;
using Matching.Core.Replies.Wording.Judging;
using Matching.Core.Replies.Wording.Learning;
using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies;

/// <summary>
/// Reads an answer, in this order: help, stop, start, codes that are not on the phone, what a machine wrote, wrong person, a wish for a
/// call, yes and no, question; then help where what is left unread holds a grave word; last, what is not sure is held against the answers that
/// are kept, made up and labelled by hand. What does not fit together is unclear and goes to a person. Never throws; the same text in the same context by the same
/// phrases is always read the same.
/// </summary>
/// <remarks>
/// Source: offers and answers, O4. A cry for help is told as help also where the text says stop, because a person must see it first; that
/// it stops too is told beside it.
/// </remarks>
public static class ReadAnswer
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„»«");
    private static readonly HashSet<PhraseKind> StartKinds = [PhraseKind.Start];
    private static readonly HashSet<PhraseKind> MachineKinds = [PhraseKind.Noise];
    private static readonly HashSet<PhraseKind> QuoteKinds = [PhraseKind.QuoteHead];
    private static readonly HashSet<PhraseKind> ReactionKinds = [PhraseKind.Reaction];

    private static readonly HashSet<PhraseKind> AnswerKinds =
    [
        PhraseKind.Neutral, PhraseKind.WrongPerson, PhraseKind.CallNot, PhraseKind.CallPermission, PhraseKind.CallMe, PhraseKind.UnsureHard, PhraseKind.AfterUnsure,
        PhraseKind.Unsure, PhraseKind.Sarcasm, PhraseKind.No, PhraseKind.NoWhole, PhraseKind.NoPhrase, PhraseKind.NoReason, PhraseKind.Yes, PhraseKind.YesStart,
        PhraseKind.YesWhole, PhraseKind.YesPhrase, PhraseKind.YesStartPhrase, PhraseKind.YesOpen, PhraseKind.Ok, PhraseKind.Cheer, PhraseKind.AllOffers,
        PhraseKind.NoneOfAll, PhraseKind.OtherOffer, PhraseKind.Who, PhraseKind.Greeting, PhraseKind.Closing, PhraseKind.Courtesy, PhraseKind.Name, PhraseKind.Filler,
    ];

    private static readonly PhraseKind[] StrongKinds = [PhraseKind.Yes, PhraseKind.YesStart, PhraseKind.YesWhole, PhraseKind.No, PhraseKind.NoWhole];

    private static readonly PhraseKind[] YesKinds = [PhraseKind.Yes, PhraseKind.YesStart, PhraseKind.YesWhole, PhraseKind.YesPhrase, PhraseKind.YesStartPhrase, PhraseKind.YesOpen];

    /// <param name="text">As it came.</param>
    /// <param name="context">What it can be an answer to.</param>
    /// <param name="phrases">With the municipality's own; null = those that the product brings.</param>
    public static AnswerRead Of(string text, AnswerContext context, PhraseBook? phrases = null) => Of(text, context, phrases ?? PhraseBook.Default, () => Likeness.Default);

    /// <summary>The same, beside other kept answers.</summary>
    internal static AnswerRead Of(string text, AnswerContext context, PhraseBook book, Func<Likeness> likeness)
    {
        var readable = Spelling.Readable(text);
        var all = Tokens.Of(readable, book, context.Knows);
        var tokens = Own(all, book);
        var marked = new MarkedText(readable, tokens, MarkFinder.Find(tokens, book, AnswerKinds), book);
        var read = Safety(marked) ?? InDoubt(marked, Start(marked) ?? NotOurs(marked, context) ?? Wish(marked) ?? Heard(marked, new OfferAnswer(marked, context).Read()));
        return LikenessReading.Of(marked, context, read, likeness);
    }

    /// <summary>The codes a text names, so that the store can look for them before it is read.</summary>
    public static IReadOnlyList<OfferCode> CodesIn(string text) =>
        [.. Tokens.Of(Spelling.Readable(text), PhraseBook.Default, _ => true).Where(token => token.Code is not null).Select(token => token.Code!.Value).Distinct()];

    /// <summary>The supplier's own stop words, which it confirms and blocks by itself.</summary>
    public static bool IsSuppliersOwnStop(string text) =>
        text.Trim().ToUpperInvariant() is "STOP" or "STOPALL" or "UNSUBSCRIBE" or "CANCEL" or "END" or "QUIT" or "REVOKE" or "OPTOUT";

    /// <summary>Up to a phone's signature or an older text.</summary>
    private static IReadOnlyList<Token> Own(IReadOnlyList<Token> tokens, PhraseBook book)
    {
        var end = Enumerable.Range(0, tokens.Count).Where(at => tokens[at].Before == Break.Sentence || at > 0).FirstOrDefault(at => book.At(tokens, at, QuoteKinds).Any(), tokens.Count);
        return [.. tokens.Take(end)];
    }

    private static AnswerRead? Safety(MarkedText text)
    {
        var stop = StopReading.Of(text.Tokens, text.Book);
        if (CryReading.Of(text.Tokens, text.Book) is { } cry)
        {
            return text.Read(Reading.Help, cry.Rule, cry.Mark) with { AlsoStops = stop?.Reading == Reading.Stop };
        }

        return stop is { } found ? text.Read(found.Reading, found.Rule, found.Mark) : null;
    }

    /// <summary>Help is called on the safe side, when everything else has been tried.</summary>
    private static AnswerRead InDoubt(MarkedText text, AnswerRead read) =>
        CryReading.InDoubt(text, read.Reading) ? text.Read(Reading.Help, "grave_words_in_doubt") : read;

    /// <summary>What no phrase has read is heard once more by the classes of its words.</summary>
    private static AnswerRead Heard(MarkedText text, AnswerRead read)
    {
        if (read.Reading == Reading.Question && ClassReading.Of("call_asked", text.Tokens, text.Book) is not null && !text.Has(PhraseKind.CallNot))
        {
            return text.Read(Reading.CallMe, "asks_for_a_call_by_its_words");
        }

        if (read is not { Reading: Reading.Unclear, Why: "no_word_of_answering" or "ok_and_more" })
        {
            return read;
        }

        return ClassReading.Of("wrong_person", text.Tokens, text.Book) is not null ? text.Read(Reading.WrongPerson, "wrong_person_by_its_words")
            : ClassReading.Of("call_me", text.Tokens, text.Book) is not null && !text.Has(PhraseKind.CallNot) ? text.Read(Reading.CallMe, "asks_for_a_call_by_its_words")
            : ClassReading.Of("question", text.Tokens, text.Book) is not null ? text.Read(Reading.Question, "asks_by_its_words")
            : read;
    }

    private static AnswerRead? Start(MarkedText text)
    {
        var start = MarkFinder.Find(text.Tokens, text.Book, StartKinds);
        var isWhole = start.Count > 0 && Enumerable.Range(0, text.Tokens.Count).All(at => start.Any(mark => at >= mark.From && at < mark.To) || text.KindAt(at) is PhraseKind.Courtesy or PhraseKind.Greeting or PhraseKind.Closing or PhraseKind.Name or PhraseKind.Filler);
        return isWhole ? text.Read(Reading.Start, "start_word", start[0]) : null;
    }

    private static AnswerRead? NotOurs(MarkedText text, AnswerContext context)
    {
        if (text.Named().Any(code => !context.Knows(code)))
        {
            return text.Read(Reading.Unclear, "code_not_on_this_phone");
        }

        if (text.Readable.AsSpan().ContainsAny(Quotes) && BeginsWith(text, ReactionKinds) is { } reaction)
        {
            return text.Read(Reading.Unclear, "mark_upon_our_text", reaction);
        }

        return !text.Has(StrongKinds) && BeginsWith(text, MachineKinds) is { } machine ? text.Read(Reading.Unclear, "written_by_a_machine", machine) : null;
    }

    private static Mark? BeginsWith(MarkedText text, IReadOnlySet<PhraseKind> kinds)
    {
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            if (text.Book.At(text.Tokens, at, kinds).FirstOrDefault() is { } mark)
            {
                return mark;
            }

            if (text.KindAt(at) is not (PhraseKind.Courtesy or PhraseKind.Filler or PhraseKind.Greeting))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"Jeg kan ikke så godt lide at tale i telefon", "han er bange for at tale i telefon".</summary>
    private static bool IsUnwished(MarkedText text, Mark call)
    {
        if (text.Tokens[call.From].Word is not ("tale" or "snakke" or "ringe" or "ringes"))
        {
            return false;
        }

        for (var at = call.From; at > 0 && text.Tokens[at].Before == Break.None; at--)
        {
            if (text.IsOpenNegation(at - 1) || text.Book.Classes.IsOf(text.Tokens[at - 1], "fear"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Ja, men min mor vil gerne snakke med jer først".</summary>
    private static bool IsAnothersWish(MarkedText text, Mark call) =>
        call.From > 0
        && text.Tokens[call.From].Before == Break.None
        && text.Has(StrongKinds)
        && text.Book.Classes.IsOf(text.Tokens[call.From - 1], "others");

    private static AnswerRead? Wish(MarkedText text)
    {
        if (text.Of(PhraseKind.WrongPerson) is [var wrong, ..])
        {
            return text.Read(Reading.WrongPerson, "wrong_person", wrong);
        }

        if (text.Of(PhraseKind.CallMe).FirstOrDefault(mark => !IsUnwished(text, mark) && !IsAnothersWish(text, mark)) is { } call)
        {
            return text.Read(Reading.CallMe, "asks_for_a_call", call);
        }

        if (!text.Has(StrongKinds) && ClassReading.Of("call_sure", text.Tokens, text.Book) is not null)
        {
            return text.Read(Reading.CallMe, "asks_for_a_call_by_its_words");
        }

        return !text.Has(YesKinds) && text.Of(PhraseKind.CallPermission) is [var may, ..] ? text.Read(Reading.CallMe, "allows_a_call", may) : null;
    }
}
