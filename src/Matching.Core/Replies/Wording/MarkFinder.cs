using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording;

/// <summary>
/// Finds the phrases of some kinds in a text: from left to right, at each word the longest that may stand there. A phrase that means yes or
/// no without the word counts only where nothing that follows narrows it ("jeg kan ikke" does, "jeg kan ikke torsdag" does not).
/// </summary>
internal sealed class MarkFinder
{
    private const int MostNamesAfterClosing = 3;

    private static readonly HashSet<PhraseKind> NeedsCleanEnd = [PhraseKind.YesPhrase, PhraseKind.NoPhrase, PhraseKind.YesStart, PhraseKind.YesStartPhrase, PhraseKind.Ok, PhraseKind.NoneOfAll];
    private static readonly HashSet<PhraseKind> NeedsStart = [PhraseKind.YesStart, PhraseKind.YesStartPhrase, PhraseKind.Ok];
    private static readonly HashSet<PhraseKind> NoNegationBefore = [PhraseKind.NoReason, PhraseKind.YesPhrase, PhraseKind.YesStartPhrase, PhraseKind.YesOpen, PhraseKind.Ok];
    private static readonly HashSet<PhraseKind> NeedsWhole = [PhraseKind.YesWhole, PhraseKind.NoWhole];
    private static readonly HashSet<PhraseKind> MayFollow =
        [PhraseKind.Conjunction, PhraseKind.Subject, PhraseKind.Courtesy, PhraseKind.Yes, PhraseKind.No, PhraseKind.Ok, PhraseKind.Cheer, PhraseKind.Name, PhraseKind.Closing, PhraseKind.Greeting, PhraseKind.AllOffers, PhraseKind.OtherOffer, PhraseKind.Unsure, PhraseKind.AfterUnsure];

    private static readonly HashSet<PhraseKind> MayFollowYes = [.. MayFollow, PhraseKind.Limit, PhraseKind.YesPhrase, PhraseKind.YesStartPhrase];

    private readonly IReadOnlyList<Token> _tokens;
    private readonly PhraseBook _book;
    private readonly IReadOnlySet<PhraseKind> _kinds;
    private readonly List<Mark> _marks = [];
    private readonly bool[] _isMarked;

    private MarkFinder(IReadOnlyList<Token> tokens, PhraseBook book, IReadOnlySet<PhraseKind> kinds) =>
        (_tokens, _book, _kinds, _isMarked) = (tokens, book, kinds, new bool[tokens.Count]);

    public static IReadOnlyList<Mark> Find(IReadOnlyList<Token> tokens, PhraseBook book, IReadOnlySet<PhraseKind> kinds) => new MarkFinder(tokens, book, kinds).Find();

    private List<Mark> Find()
    {
        for (var at = 0; at < _tokens.Count;)
        {
            var mark = _tokens[at].Code is null ? _book.At(_tokens, at, _kinds).FirstOrDefault(MayStand) : null;
            if (mark is null)
            {
                at++;
                continue;
            }

            mark = mark with { To = WithNames(mark) };
            Array.Fill(_isMarked, true, mark.From, mark.To - mark.From);
            _marks.Add(mark);
            at = mark.To;
        }

        return _marks;
    }

    private bool MayStand(Mark mark) =>
        (!NeedsWhole.Contains(mark.Kind) || IsWhole(mark))
        && (!NeedsStart.Contains(mark.Kind) || IsAtStart(mark.From))
        && (!NoNegationBefore.Contains(mark.Kind) || !IsNegatedBefore(mark.From))
        && (!NeedsCleanEnd.Contains(mark.Kind) || IsCleanEnd(mark.To, mark.Kind is PhraseKind.NoPhrase or PhraseKind.NoneOfAll ? MayFollow : MayFollowYes));

    private bool IsWhole(Mark mark) =>
        Enumerable.Range(0, _tokens.Count).All(at => (at >= mark.From && at < mark.To) || _tokens[at].Code is not null || IsBeside(_tokens[at]));

    private bool IsBeside(Token token) =>
        _book.IsAny(token, PhraseKind.Courtesy, PhraseKind.Filler, PhraseKind.Greeting, PhraseKind.Closing) || _book.IsName(token);

    private bool IsAtStart(int at)
    {
        for (var before = at; before > 0 && _tokens[before].Before == Break.None; before--)
        {
            var token = _tokens[before - 1];
            if (!_isMarked[before - 1] && token.Code is null && !_book.IsAny(token, PhraseKind.Conjunction, PhraseKind.Filler))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsNegatedBefore(int at) =>
        (at > 0 && _tokens[at].Before == Break.None && IsOpenNegation(at - 1))
        || (at > 1 && _tokens[at].Before == Break.None && _tokens[at - 1].Before == Break.None && IsOpenNegation(at - 2));

    private bool IsOpenNegation(int at) => !_isMarked[at] && _book.Is(_tokens[at], PhraseKind.Negation);

    private bool IsCleanEnd(int end, IReadOnlySet<PhraseKind> mayFollow)
    {
        for (var next = end; next < _tokens.Count; next++)
        {
            var token = _tokens[next];
            if (mayFollow == MayFollowYes && IsTooMuch(next))
            {
                return false;
            }

            if (token.Before != Break.None || token.Code is not null || IsPicture(token) || _book.IsName(token) || _book.At(_tokens, next, mayFollow).Any())
            {
                return true;
            }

            if (!_book.Is(token, PhraseKind.Filler))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Det er jeg for gammel til" says no; "det er jeg for pokker" and "det vil jeg, for jeg ..." do not.</summary>
    private bool IsTooMuch(int at) =>
        _tokens[at] is { Word: "for", Before: Break.None }
        && at + 1 < _tokens.Count
        && _tokens[at + 1] is { Before: Break.None, Code: null } much
        && !_book.IsAny(much, PhraseKind.Filler, PhraseKind.Subject, PhraseKind.Conjunction, PhraseKind.Courtesy, PhraseKind.Limit)
        && much.Word is not ("at" or "en" or "et" or "den" or "de" or "dem" or "os" or "mit" or "me" or "the" or "a");

    private static bool IsPicture(Token token) => token.Word is not ("/" or "%") && !token.Word.Any(char.IsLetterOrDigit);

    /// <summary>The name after a greeting, and the names at the end after a closing, belong to it.</summary>
    private int WithNames(Mark mark)
    {
        var next = mark.To;
        if (mark.Kind == PhraseKind.Closing && _tokens.Count - next <= MostNamesAfterClosing)
        {
            return _tokens.Count;
        }

        return mark.Kind is PhraseKind.Greeting or PhraseKind.Closing && next < _tokens.Count && _tokens[next].Before == Break.None && IsNameOrUnknown(_tokens[next]) ? next + 1 : next;
    }

    private bool IsNameOrUnknown(Token token) => token.Code is null && (_book.IsName(token) || !_book.Words.Contains(token.Word));
}
