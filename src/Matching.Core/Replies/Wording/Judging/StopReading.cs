using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording.Judging;

/// <summary>
/// Reads a wish for no more texts. A stop word decides where the text begins with it, where it is a sentence of its own, or in a listed
/// phrase; anywhere else it is a perhaps, and a person looks.
/// </summary>
/// <remarks>Source: offers and answers, O4 and O7.</remarks>
internal static class StopReading
{
    private static readonly HashSet<PhraseKind> Kinds = [PhraseKind.Stop, PhraseKind.StopNot, PhraseKind.StopAlone, PhraseKind.PerhapsStop];

    /// <summary>The reading, the rule and the words it was read by; null = nothing of the kind.</summary>
    public static (Reading Reading, string Rule, Mark? Mark)? Of(IReadOnlyList<Token> tokens, PhraseBook book)
    {
        if (tokens.Count == 0)
        {
            return null;
        }

        if (BeginsWithStop(tokens, book))
        {
            return (Reading.Stop, "stop_is_the_first_word", null);
        }

        // What we wrote ourselves may stand in a text that quotes it.
        var ours = MarkFinder.Find(tokens, book, new HashSet<PhraseKind> { PhraseKind.Neutral });
        var marks = MarkFinder.Find(tokens, book, Kinds).Where(mark => !ours.Any(own => own.From <= mark.From && own.To >= mark.To)).ToList();
        if (marks.FirstOrDefault(mark => mark.Kind == PhraseKind.Stop || (mark.Kind == PhraseKind.StopAlone && IsAlone(mark, tokens, book))) is { } stop)
        {
            return (Reading.Stop, "stop_phrase", stop);
        }

        if (HasPartOfItsOwn(tokens, book) && !marks.Any(mark => mark.Kind == PhraseKind.StopNot))
        {
            return (Reading.Stop, "stop_stands_alone", null);
        }

        bool IsOurs(int at) => ours.Any(own => at >= own.From && at < own.To);
        if (!marks.Any(mark => mark.Kind == PhraseKind.StopNot) && ClassReading.Of("stop", tokens, book, IsOurs) is not null)
        {
            return (Reading.Stop, "stop_by_its_words", null);
        }

        if (marks.FirstOrDefault(mark => mark.Kind is PhraseKind.PerhapsStop or PhraseKind.StopNot) is { } perhaps)
        {
            return (Reading.PerhapsStop, "speaks_of_stopping", perhaps);
        }

        return ClassReading.Of("perhaps_stop", tokens, book, IsOurs) is null ? null : (Reading.PerhapsStop, "stopping_by_its_words", null);
    }

    private static bool BeginsWithStop(IReadOnlyList<Token> tokens, PhraseBook book)
    {
        var first = 0;
        while (first < tokens.Count && !book.Is(tokens[first], PhraseKind.StopFirst) && IsBefore(tokens[first], book))
        {
            first++;
        }

        return first < tokens.Count
            && book.Is(tokens[first], PhraseKind.StopFirst)
            && !(first + 1 < tokens.Count && book.Is(tokens[first + 1], PhraseKind.Negation));
    }

    private static bool IsBefore(Token token, PhraseBook book) =>
        book.IsAny(token, PhraseKind.Greeting, PhraseKind.Courtesy, PhraseKind.Name, PhraseKind.No, PhraseKind.Ok) || token.Word is "og" or "and" || (book.Is(token, PhraseKind.Filler) && !book.Is(token, PhraseKind.Conjunction));

    private static bool IsAlone(Mark mark, IReadOnlyList<Token> tokens, PhraseBook book) =>
        Enumerable.Range(0, tokens.Count).All(at => (at >= mark.From && at < mark.To)
            || tokens[at].Code is not null
            || book.IsAny(tokens[at], PhraseKind.Courtesy, PhraseKind.Greeting, PhraseKind.Closing, PhraseKind.StopAlone)
            || book.IsName(tokens[at]));

    private static bool HasPartOfItsOwn(IReadOnlyList<Token> tokens, PhraseBook book)
    {
        for (var from = 0; from < tokens.Count;)
        {
            var to = from + 1;
            while (to < tokens.Count && tokens[to].Before == Break.None)
            {
                to++;
            }

            var part = tokens.Take(to).Skip(from).ToList();
            if (part.Any(token => book.Is(token, PhraseKind.StopFirst)) && part.All(token => IsBesideStop(token, book)))
            {
                return true;
            }

            from = to;
        }

        return false;
    }

    private static bool IsBesideStop(Token token, PhraseBook book) =>
        token.Word.All(char.IsAsciiDigit) || book.IsAny(token, PhraseKind.StopFirst, PhraseKind.BesideStop, PhraseKind.Courtesy, PhraseKind.No);
}
