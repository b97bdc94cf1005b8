using Matching.Core.Offers;

namespace Matching.Core.Replies;

/// <summary>What a text can be an answer to.</summary>
/// <param name="Open">Codes of open offers on the phone.</param>
/// <param name="Closed">Codes of offers closed lately on the phone.</param>
/// <param name="LateBare">The one closed offer that an answer without a code still means; null = none, or not sure which.</param>
/// <param name="LastWasOffer">Our last text was an offer or its reminder, so that <c>ok</c> counts.</param>
public sealed record AnswerContext(IReadOnlyList<OfferCode> Open, IReadOnlyList<OfferCode> Closed, OfferCode? LateBare = null, bool LastWasOffer = true)
{
    /// <summary>The code stands for an offer on this phone, open or closed lately.</summary>
    public bool Knows(OfferCode code) => Open.Contains(code) || Closed.Contains(code);
}

/// <summary>How far a reading can be trusted.</summary>
public enum Sureness
{
    /// <summary>A person has to read it.</summary>
    None = 0,

    /// <summary>By a listed way of saying it.</summary>
    Phrase = 1,

    /// <summary>By a word that means nothing else.</summary>
    Word = 2,
}

/// <summary>One phrase that a text was read by.</summary>
/// <param name="Words">As she wrote them.</param>
/// <param name="At">The place of its first character in the readable text, from 0.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Phrase">The listed phrase.</param>
/// <param name="IsAdded">Listed by the municipality, not by the product.</param>
public sealed record FoundPhrase(string Words, int At, Wording.PhraseKind Kind, string Phrase, bool IsAdded);

/// <summary>What was read: which codes are answered yes and no, which codes the text names, and by which rule it was read so.</summary>
public sealed record AnswerRead(Reading Reading, IReadOnlyList<OfferCode> YesTo, IReadOnlyList<OfferCode> NoTo, IReadOnlyList<OfferCode> Named, string Why)
{
    /// <summary>The phrases found, in the order of the text.</summary>
    public IReadOnlyList<FoundPhrase> Found { get; init; } = [];

    /// <summary>What word, code and courtesy leave; empty = nothing.</summary>
    public string Remainder { get; init; } = "";

    public Sureness Sure { get; init; }

    /// <summary>The one question of a scheme that a digit answers, and the word it stands for; null = it is no such answer.</summary>
    public (OfferCode Code, string Word)? ToQuestion { get; init; }

    /// <summary>A cry for help that also asks for no more texts: both are done.</summary>
    public bool AlsoStops { get; init; }
}
