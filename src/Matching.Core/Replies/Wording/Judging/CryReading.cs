using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// Hears a cry for help, on the safe side: a listed phrase; words whose classes together say it, in any order; or two signs of distress that
/// alone say too little (drink at home and things thrown; being alone and giving up); in what else stays unread, one grave word. A listed way of
/// speaking is none.
/// </summary>
/// <remarks>Source: offers and answers, O4: self-harm, violence, fear; a person looks at what only sounds like it.</remarks>
internal static class CryReading
{
    private const int SignsThatAddUp = 2;

    private static readonly HashSet<PhraseKind> Kinds = [PhraseKind.Help, PhraseKind.NotHelp];

    /// <summary>The rule, and the words it was heard by where a phrase was; null = no cry.</summary>
    public static (string Rule, Mark? Mark)? Of(IReadOnlyList<Token> tokens, PhraseBook book)
    {
        var marks = MarkFinder.Find(tokens, book, Kinds);
        if (marks.FirstOrDefault(mark => mark.Kind == PhraseKind.Help) is { } help)
        {
            return ("cry_for_help", help);
        }

        if (ClassReading.Of("help", tokens, book, at => IsIn(marks, at)) is not null)
        {
            return ("cry_by_its_words", null);
        }

        return ClassReading.Count("sign", tokens, book, at => IsIn(marks, at)) >= SignsThatAddUp ? ("cry_by_its_signs", null) : null;
    }

    /// <summary>
    /// What nobody could read, and what only looks like a question, goes to a person anyway: one grave word in it is enough to put it on top.
    /// Where an answer, a question or a wish was read, two are needed.
    /// </summary>
    public static bool InDoubt(MarkedText text, Reading reading)
    {
        var marks = MarkFinder.Find(text.Tokens, text.Book, Kinds);
        return reading switch
        {
            Reading.Unclear => HoldsOne(text, marks),
            Reading.Question when !IsAsked(text) => HoldsOne(text, marks),
            Reading.YesBut or Reading.NoBut or Reading.Question or Reading.CallMe => GraveWords(text, marks) >= SignsThatAddUp,
            _ => false,
        };
    }

    /// <summary>It holds what only sounds like a cry: "min telefon er død".</summary>
    public static bool IsWayOfSpeaking(MarkedText text) => MarkFinder.Find(text.Tokens, text.Book, Kinds).Any(mark => mark.Kind == PhraseKind.NotHelp);

    /// <summary>By its sign, its first word or its verb before its subject; "har fundet et reb" only begins as some questions do.</summary>
    private static bool IsAsked(MarkedText text) =>
        text.Tokens.Any(token => token.Asks) || QuestionReading.AsksUpTo(text, text.Tokens.Count - 1) || QuestionReading.IsInverted(text, 0);

    private static bool HoldsOne(MarkedText text, IReadOnlyList<Mark> waysOfSpeaking) =>
        ClassReading.Of("doubt", text.Tokens, text.Book, at => IsIn(waysOfSpeaking, at)) is not null;

    private static int GraveWords(MarkedText text, IReadOnlyList<Mark> waysOfSpeaking) =>
        Enumerable.Range(0, text.Tokens.Count).Where(at => !IsIn(waysOfSpeaking, at) && text.Book.Classes.IsOf(text.Tokens[at], "grave")).Select(at => text.Tokens[at].Word).Distinct(StringComparer.Ordinal).Count();

    private static bool IsIn(IReadOnlyList<Mark> marks, int at) => marks.Any(mark => at >= mark.From && at < mark.To);
}
