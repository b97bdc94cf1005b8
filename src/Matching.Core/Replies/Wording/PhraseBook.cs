using System.Collections.Frozen;
using Matching.Core.Replies.Wording.Letters;
using ClassBits = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Matching.Core.Replies.Wording;

/// <summary>A phrase that a consultant has added for her municipality.</summary>
/// <param name="Written">As <see cref="Phrase"/> is written; matched in any case.</param>
/// <param name="Kind">What it says.</param>
public sealed record AddedPhrase(string Written, PhraseKind Kind);

/// <summary>
/// Every phrase that answers are read by: those the product brings, in a version, and those a municipality has added. Never changes once
/// made.
/// </summary>
public sealed class PhraseBook
{
    private static readonly Lazy<PhraseBook> Brought = new(() => PhraseFile.Read().Book());

    private readonly IReadOnlyList<Phrase> _phrases;
    private readonly FrozenDictionary<string, Phrase[]> _byFirstWord;
    private readonly Phrase[] _beginWithAny;
    private readonly FrozenDictionary<string, FrozenSet<PhraseKind>> _kindsOfWord;

    internal PhraseBook(int version, IReadOnlyList<Phrase> phrases)
    {
        (Version, _phrases) = (version, phrases);
        _beginWithAny = [.. phrases.Where(phrase => phrase.FirstWords is null)];
        _byFirstWord = phrases.Where(phrase => phrase.FirstWords is not null)
            .SelectMany(phrase => phrase.FirstWords!.Distinct(StringComparer.Ordinal).Select(word => (word, phrase)))
            .GroupBy(entry => entry.word, entry => entry.phrase, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _kindsOfWord = phrases.SelectMany(phrase => phrase.SingleWords.Select(word => (word, phrase.Kind)))
            .GroupBy(entry => entry.word, entry => entry.Kind, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToFrozenSet(), StringComparer.Ordinal);
        Words = phrases.SelectMany(phrase => phrase.Words).ToFrozenSet(StringComparer.Ordinal);
        Sounds = new(Words.Concat(Classes.Words).Distinct(StringComparer.Ordinal));
        Stretched = Words.Where(word => word.Length > 1 && !IsOnlyWhole(word)).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What the product brings, without any municipality's own.</summary>
    public static PhraseBook Default => Brought.Value;

    /// <summary>Of the product's phrases.</summary>
    public int Version { get; }

    /// <summary>Every word of every phrase, in each way it may be written.</summary>
    internal IReadOnlySet<string> Words { get; }

    /// <summary>The classes of words that read what no phrase has foreseen.</summary>
    internal WordClasses Classes { get; } = WordClasses.Default;

    /// <summary>The listed words by their sound.</summary>
    internal SoundAlike Sounds { get; }

    /// <summary>The words that are also known with letters repeated.</summary>
    internal IReadOnlySet<string> Stretched { get; }

    /// <summary>This book and a municipality's own phrases; where both fit the same words, hers are read, except that stop and help stay.</summary>
    public PhraseBook With(IEnumerable<AddedPhrase> added) =>
        new(Version, [.. added.Select(own => Phrase.Parse(own.Kind, Plain(own.Written), PhraseFile.NoClasses, isAdded: true)), .. _phrases]);

    /// <summary>The written word for one written as it is spoken; "it" is a no in the west ("a ka it"), and English after other words.</summary>
    internal string Spoken(string word, string? before) =>
        word == "it" && before is "kan" or "ka" or "vil" or "har" or "ska" or "skal" or "gider" or "er" or "a" or "æ" or "ve" ? "ikke" : Words.Contains(word) ? word : Classes.Spoken.GetValueOrDefault(word, word);

    /// <summary>The word alone is a phrase of the kind.</summary>
    internal bool Is(Token token, PhraseKind kind) => token.Code is null && _kindsOfWord.TryGetValue(token.Word, out var kinds) && kinds.Contains(kind);

    internal bool IsAny(Token token, params ReadOnlySpan<PhraseKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (Is(token, kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A first name of the list, or a word that is nowhere listed and written with a capital.</summary>
    internal bool IsName(Token token) => Is(token, PhraseKind.Name) || (token.IsCapitalised && !Words.Contains(token.Word) && Classes.Of(token) == ClassBits.Zero);

    internal bool IsOwner(Token token) =>
        token.Written.EndsWith('s') && (IsName(token) || IsName(token with { Written = Owner(token.Written), Word = Owner(token.Word) }));

    /// <summary>What can begin at a place and where it ends (excluded): the longest first, then an added one, then by the order of kinds.</summary>
    internal IEnumerable<Mark> At(IReadOnlyList<Token> tokens, int at, IReadOnlySet<PhraseKind> kinds) =>
        (_byFirstWord.TryGetValue(tokens[at].Word, out var found) ? found.Concat(_beginWithAny) : _beginWithAny)
            .Where(phrase => kinds.Contains(phrase.Kind))
            .SelectMany(phrase => phrase.Ends(tokens, at, this).Select(end => new Mark(phrase, at, end)))
            .OrderByDescending(mark => mark.To)
            .ThenByDescending(mark => mark.Phrase.IsAdded)
            .ThenBy(mark => mark.Kind);

    private static string Owner(string genitive) => genitive.EndsWith("'s", StringComparison.Ordinal) ? genitive[..^2] : genitive[..^1];

    private static string Plain(string written) => Spelling.Readable(written).ToLowerInvariant();

    private bool IsOnlyWhole(string word) =>
        word.Length <= 3 && _kindsOfWord.TryGetValue(word, out var kinds) && kinds.All(kind => kind is PhraseKind.YesWhole or PhraseKind.NoWhole or PhraseKind.StopAlone);
}

/// <summary>A phrase found in a text: the tokens from <paramref name="From"/> to before <paramref name="To"/>.</summary>
public sealed record Mark(Phrase Phrase, int From, int To)
{
    public PhraseKind Kind => Phrase.Kind;
}
