using System.Globalization;
using System.Text;
using Matching.Core.Offers;

namespace Matching.Core.Replies.Wording.Letters;

/// <summary>Cuts a text into words, numbers, codes and pictures. Never throws; what is not hers (quoted lines) is left out.</summary>
internal sealed class Tokens
{
    private static readonly HashSet<string> Abbreviations = ["kl", "d", "ca", "nr", "evt", "fx", "dvs", "st", "tlf", "mvh", "vh", "kh", "pga", "pr", "inkl", "min", "bl", "a"];
    private static readonly HashSet<string> SpelledOut = ["ja", "nej", "yes", "no", "stop", "start", "ring"];

    private readonly string _text;
    private readonly PhraseBook _book;
    private readonly List<Token> _tokens = [];
    private Break _before = Break.Sentence;

    private Tokens(string readable, PhraseBook book) => (_text, _book) = (readable, book);

    /// <param name="readable">By <see cref="Spelling.Readable"/>.</param>
    /// <param name="book">Whose words are known.</param>
    /// <param name="isOnPhone">The codes that may be written apart ("K 7") wherever they stand.</param>
    public static IReadOnlyList<Token> Of(string readable, PhraseBook book, Func<OfferCode, bool> isOnPhone)
    {
        var cutter = new Tokens(Emoticons.Blanked(WithoutQuotedLines(readable)), book);
        cutter.Cut();
        return cutter.CodesJoined(cutter.LettersJoined(), isOnPhone);
    }

    private static string WithoutQuotedLines(string text) =>
        text.Contains('>', StringComparison.Ordinal)
            ? string.Join('\n', text.Split('\n').Select(line => line.StartsWith('>') ? new string(' ', line.Length) : line))
            : text;

    private void Cut()
    {
        for (var at = 0; at < _text.Length;)
        {
            Rune.DecodeFromUtf16(_text.AsSpan(at), out var rune, out var length);
            if (IsOfWord(rune, at))
            {
                at = CutWord(at);
                continue;
            }

            TakeSign(rune, at, length);
            at += length;
        }
    }

    private int CutWord(int from)
    {
        var to = from;
        while (to < _text.Length && Rune.DecodeFromUtf16(_text.AsSpan(to), out var rune, out var length) == System.Buffers.OperationStatus.Done && IsOfWord(rune, to))
        {
            to += length;
        }

        var written = _text[from..to].TrimEnd('\'');
        foreach (var piece in GluedWords.Apart(written, _book))
        {
            Add(piece, from);
            from += piece.Length;
        }

        return to;
    }

    private bool IsOfWord(Rune rune, int at) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && at > 0 && char.IsLetter(_text[at - 1])
        || (rune.Value == '\'' && at > 0 && char.IsLetter(_text[at - 1]));

    private void TakeSign(Rune rune, int at, int length)
    {
        switch (rune.Value)
        {
            case '\n' or '!' or '…':
                _before = Break.Sentence;
                break;
            case '?' or '؟':
                _before = Break.Sentence;
                MarkAsked();
                break;
            case '.':
                EndAtPoint(at);
                break;
            case '/' or '&' or '+':
                Add(_text.Substring(at, length), at);
                break;
            case ',' or ';' or ':' or '(' or ')' or '–' or '—' or '=' or '،' or '[' or ']' or '<' or '>' or '|':
                Raise(Break.Small);
                break;
            default:
                if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value is not (0x2640 or 0x2642))
                {
                    Add(_text.Substring(at, length), at);
                }

                break;
        }
    }

    private void MarkAsked()
    {
        if (_tokens.Count > 0)
        {
            _tokens[^1] = _tokens[^1] with { Asks = true };
        }
    }

    private void EndAtPoint(int at)
    {
        var goesOn = at + 1 < _text.Length && char.IsLetterOrDigit(_text[at + 1]);
        if (_tokens is [.., var last] && Abbreviations.Contains(last.Word) && last.To == at)
        {
            return;
        }

        Raise(goesOn ? Break.Small : Break.Sentence);
    }

    private void Raise(Break to) => _before = _before > to ? _before : to;

    private void Add(string written, int from)
    {
        var word = written switch { "&" or "+" => "og", _ => _book.Spoken(written.ToLowerInvariant(), _tokens.LastOrDefault()?.Word) };
        var code = !_book.Words.Contains(word) && OfferCode.TryParse(word, out var parsed) ? parsed : (OfferCode?)null;
        _tokens.Add(new(written, code is null ? Spelling.Known(word, _book) : word, from, _before, code));
        _before = Break.None;
    }

    /// <summary>"s t o p" and "J A".</summary>
    private List<Token> LettersJoined()
    {
        var joined = new List<Token>();
        for (var at = 0; at < _tokens.Count;)
        {
            var end = at;
            while (end < _tokens.Count && _tokens[end].Written is [var letter] && char.IsLetter(letter))
            {
                end++;
            }

            var word = string.Concat(_tokens.Take(end).Skip(at).Select(token => token.Word));
            if (end - at > 1 && SpelledOut.Contains(word))
            {
                joined.Add(_tokens[at] with { Written = _text[_tokens[at].From.._tokens[end - 1].To], Word = word, Asks = _tokens[end - 1].Asks });
                at = end;
            }
            else
            {
                joined.Add(_tokens[at++]);
            }
        }

        return joined;
    }

    /// <summary>"K 7" and "K-7": where the code is on the phone, or stands right after a yes or no.</summary>
    private List<Token> CodesJoined(List<Token> tokens, Func<OfferCode, bool> isOnPhone)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var (letter, digit) = (tokens[at], tokens[at + 1]);
            if (letter.Word.Length != 1 || digit.Word.Length != 1 || digit.Before == Break.Sentence || !OfferCode.TryParse(letter.Word + digit.Word, out var code))
            {
                continue;
            }

            if (isOnPhone(code) || (at > 0 && letter.Word != "d" && _book.IsAny(tokens[at - 1], PhraseKind.Yes, PhraseKind.No)))
            {
                tokens[at] = letter with { Written = _text[letter.From..digit.To], Word = letter.Word + digit.Word, Code = code, Asks = digit.Asks };
                tokens.RemoveAt(at + 1);
            }
        }

        return tokens;
    }
}
