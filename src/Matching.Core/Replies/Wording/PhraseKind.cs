namespace Matching.Core.Replies.Wording;

/// <summary>
/// What a listed phrase says. Where two phrases of the same length begin at the same word, the kind that stands first here is read. The
/// file of phrases names each kind in snake case.
/// </summary>
public enum PhraseKind
{
    /// <summary>A cry for help: harm to oneself, violence, fear. Found anywhere in a text.</summary>
    Help,

    /// <summary>Sounds like a cry for help and is a way of speaking.</summary>
    NotHelp,

    /// <summary>No more texts, wherever it stands.</summary>
    Stop,

    /// <summary>Speaks of stopping without asking for it.</summary>
    StopNot,

    /// <summary>No more texts, as a text's first word.</summary>
    StopFirst,

    /// <summary>No more texts, as a text of its own.</summary>
    StopAlone,

    /// <summary>May stand beside a stop word without making it unsure.</summary>
    BesideStop,

    /// <summary>Perhaps no more texts: a person looks.</summary>
    PerhapsStop,

    /// <summary>Texts again, as a text of its own.</summary>
    Start,

    /// <summary>Holds a yes or no that is not an answer: reported, quoted, only imagined.</summary>
    Neutral,
    WrongPerson,

    /// <summary>Speaks of calling without asking for a call.</summary>
    CallNot,

    /// <summary>Allows a call: with a yes it is part of it, alone it asks for one.</summary>
    CallPermission,
    CallMe,

    /// <summary>Says that nothing is decided.</summary>
    UnsureHard,

    /// <summary>Perhaps, but about another time.</summary>
    AfterUnsure,

    /// <summary>Perhaps.</summary>
    Unsure,
    Sarcasm,

    /// <summary>A no in any place.</summary>
    No,

    /// <summary>A no when nothing but courtesy and a code stands beside it.</summary>
    NoWhole,

    /// <summary>A no without the word, when nothing follows that narrows it.</summary>
    NoPhrase,

    /// <summary>Why not: a no that a person should read.</summary>
    NoReason,

    /// <summary>A yes in any place.</summary>
    Yes,

    /// <summary>A yes where a sentence begins.</summary>
    YesStart,

    /// <summary>A yes when nothing but courtesy and a code stands beside it.</summary>
    YesWhole,

    /// <summary>A yes without the word, when nothing follows that narrows it.</summary>
    YesPhrase,

    /// <summary>The same, only where a sentence begins.</summary>
    YesStartPhrase,

    /// <summary>A yes without the word, whatever follows.</summary>
    YesOpen,

    /// <summary>Begins a sentence that says a yes over again.</summary>
    Restates,

    /// <summary>A word that such a sentence does not hold when it only says yes over again.</summary>
    SaysMore,

    /// <summary>Counts as a yes only right after an offer.</summary>
    Ok,

    /// <summary>Joy without an answer.</summary>
    Cheer,
    AllOffers,
    NoneOfAll,
    OtherOffer,

    /// <summary>Asks who writes.</summary>
    Who,

    /// <summary>Begins a question.</summary>
    Question,

    /// <summary>A phone's mark upon our own text.</summary>
    Reaction,

    /// <summary>Written by a machine.</summary>
    Noise,

    /// <summary>What follows is not hers: a phone's signature or an older text.</summary>
    QuoteHead,
    Greeting,
    Closing,
    Courtesy,
    Name,

    /// <summary>Says nothing by itself.</summary>
    Filler,

    /// <summary>A new part of the sentence begins.</summary>
    Conjunction,
    Subject,
    Negation,

    /// <summary>A day or an hour.</summary>
    Limit,
}
