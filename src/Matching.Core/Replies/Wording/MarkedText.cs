using Matching.Core.Offers;
using Matching.Core.Replies.Wording.Judging;
using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording;

/// <summary>A text cut into words, with the phrases found in it. No two marks share a word.</summary>
internal sealed class MarkedText
{
    private readonly Mark?[] _markOf;

    public MarkedText(string readable, IReadOnlyList<Token> tokens, IReadOnlyList<Mark> marks, PhraseBook book)
    {
        (Readable, Tokens, Marks, Book) = (readable, tokens, marks, book);
        _markOf = new Mark?[tokens.Count];
        foreach (var mark in marks)
        {
            Array.Fill(_markOf, mark, mark.From, mark.To - mark.From);
        }
    }

    public string Readable { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    public PhraseBook Book { get; }

    public bool Has(params PhraseKind[] kinds) => Marks.Any(mark => kinds.Contains(mark.Kind));

    public IReadOnlyList<Mark> Of(params PhraseKind[] kinds) => [.. Marks.Where(mark => kinds.Contains(mark.Kind))];

    public bool IsMarked(int token) => _markOf[token] is not null;

    public PhraseKind? KindAt(int token) => _markOf[token]?.Kind;

    /// <summary>The words of a mark, as she wrote them.</summary>
    public string Words(Mark mark) => Readable[Tokens[mark.From].From..Tokens[mark.To - 1].To];

    /// <summary>What no phrase has found is a negation.</summary>
    public bool IsOpenNegation(int token) => !IsMarked(token) && Book.Is(Tokens[token], PhraseKind.Negation);

    /// <summary>The codes in the text, each once.</summary>
    public IReadOnlyList<OfferCode> Named() => [.. Tokens.Where(token => token.Code is not null).Select(token => token.Code!.Value).Distinct()];

    /// <summary>A reading of this text by a rule, with <paramref name="by"/> or else all marks as what it was read by.</summary>
    public AnswerRead Read(Reading reading, string rule, Mark? by = null) => new(reading, [], [], Named(), rule)
    {
        Found = [.. (by is null ? Marks : [by]).Select(mark => new FoundPhrase(Words(mark), Tokens[mark.From].From, mark.Kind, mark.Phrase.Written, mark.Phrase.IsAdded))],
        Remainder = Remainder.Of(this),
        Sure = reading switch { Reading.Unclear or Reading.AskBack => Sureness.None, Reading.Stop or Reading.Start => Sureness.Word, _ => Sureness.Phrase },
    };
}
