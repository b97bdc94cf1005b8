using System.Text.RegularExpressions;
using Matching.Core.Replies.Wording.Letters;

namespace Matching.Core.Replies.Wording;

/// <summary>
/// One listed phrase: words in order, <c>a|b</c> for either, <c>[a]</c> for a word that may be missing, <c>&lt;name&gt;</c> for a class of
/// words, <c>*</c> for any one word, <c>*_name</c> for a name, <c>*_owner</c> for a name's genitive, <c>#</c> for an offer's code.
/// </summary>
public sealed partial class Phrase
{
    private readonly IReadOnlyList<Element> _elements;

    private Phrase(PhraseKind kind, string written, bool isAdded, IReadOnlyList<Element> elements)
    {
        (Kind, Written, IsAdded, _elements) = (kind, written, isAdded, elements);
    }

    public PhraseKind Kind { get; }

    /// <summary>As the file or the consultant has it.</summary>
    public string Written { get; }

    /// <summary>Added by a municipality, not brought by the product.</summary>
    public bool IsAdded { get; }

    /// <summary>Every word it can hold.</summary>
    public IEnumerable<string> Words => _elements.SelectMany(element => element.Words);

    /// <summary>The word, if the phrase is one word and nothing else.</summary>
    public IEnumerable<string> SingleWords => _elements.Count(element => !element.IsOptional) <= 1 && _elements.All(element => element.Any == AnyWord.None)
        ? _elements.Where(element => !element.IsOptional).SelectMany(element => element.Words)
        : [];

    /// <summary>The words it can begin with; null = any.</summary>
    public IReadOnlyCollection<string>? FirstWords
    {
        get
        {
            var first = _elements.TakeWhile(element => element.IsOptional).Concat(_elements.SkipWhile(element => element.IsOptional).Take(1)).ToList();
            return first.Any(element => element.Any != AnyWord.None) ? null : [.. first.SelectMany(element => element.Words)];
        }
    }

    /// <summary>A text without a word in it, or with an unknown class, is a <see cref="FormatException"/>.</summary>
    public static Phrase Parse(PhraseKind kind, string written, IReadOnlyDictionary<string, IReadOnlyList<string>> classes, bool isAdded = false)
    {
        var elements = written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => Element.Parse(part, classes)).ToList();
        return elements.Any(element => !element.IsOptional) ? new(kind, written, isAdded, elements) : throw new FormatException($"The phrase '{written}' has no word that must be there.");
    }

    /// <summary>Where the phrase can end (excluded) when it begins at <paramref name="at"/>; it never goes over the end of a sentence.</summary>
    public IReadOnlyList<int> Ends(IReadOnlyList<Token> tokens, int at, PhraseBook book)
    {
        var ends = new List<int>();
        Follow(0, at);
        return ends;

        void Follow(int element, int token)
        {
            if (element == _elements.Count)
            {
                if (token > at && !ends.Contains(token))
                {
                    ends.Add(token);
                }

                return;
            }

            var goesOn = token < tokens.Count && (token == at || tokens[token].Before != Break.Sentence);
            if (goesOn && _elements[element].Takes(tokens[token], book))
            {
                Follow(element + 1, token + 1);
            }

            if (_elements[element].IsOptional)
            {
                Follow(element + 1, token);
            }
        }
    }

    private enum AnyWord
    {
        None,
        Word,
        Name,
        Owner,
        Code,
    }

    private sealed partial record Element(IReadOnlySet<string> Words, bool IsOptional, AnyWord Any)
    {
        public static Element Parse(string part, IReadOnlyDictionary<string, IReadOnlyList<string>> classes)
        {
            var isOptional = part.StartsWith('[') && part.EndsWith(']');
            var choices = (isOptional ? part[1..^1] : part).Split('|');
            var any = choices is [var only] ? AnyOf(only) : AnyWord.None;
            if (any != AnyWord.None)
            {
                return new(new HashSet<string>(StringComparer.Ordinal), isOptional, any);
            }

            var words = choices.Where(choice => AnyOf(choice) == AnyWord.None).SelectMany(choice => InClass().Match(choice) is { Success: true } match ? ClassOf(match.Groups["name"].Value, classes) : [choice]);
            return new(words.SelectMany(Spelling.Variants).ToHashSet(StringComparer.Ordinal), isOptional, AnyWord.None);
        }

        public bool Takes(Token token, PhraseBook book) => Any switch
        {
            AnyWord.None => Words.Contains(token.Word) && token.Code is null,
            AnyWord.Code => token.Code is not null,
            AnyWord.Name => book.IsName(token),
            AnyWord.Owner => book.IsOwner(token),
            _ => true,
        };

        private static IReadOnlyList<string> ClassOf(string name, IReadOnlyDictionary<string, IReadOnlyList<string>> classes) =>
            classes.TryGetValue(name, out var words) ? words : throw new FormatException($"There is no class of words '{name}'.");

        private static AnyWord AnyOf(string choice) => choice switch
        {
            "*" => AnyWord.Word,
            "*_name" => AnyWord.Name,
            "*_owner" => AnyWord.Owner,
            "#" => AnyWord.Code,
            _ => AnyWord.None,
        };

        [GeneratedRegex("^<(?<name>[a-zæøå]+)>$", RegexOptions.CultureInvariant, 1000)]
        private static partial Regex InClass();
    }
}
