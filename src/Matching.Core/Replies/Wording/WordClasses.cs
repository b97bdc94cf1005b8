using System.Collections.Frozen;
using System.Text.Json;
using System.Runtime.Intrinsics;
using Matching.Core.Replies.Wording.Letters;
using ClassBits = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Matching.Core.Replies.Wording;

/// <summary>
/// Which classes a word is of (a word may be of several) and which classes together say something, in any order and with anything between
/// them. What no listed phrase has foreseen is read by these.
/// </summary>
internal sealed class WordClasses
{
    private const int ShortestBeginning = 3;

    /// <summary>A slip of the finger in so long a beginning still leaves no other word: "selvmrdstanker".</summary>
    private const int ShortestBeginningWithSlip = 7;

    private static readonly Lazy<WordClasses> Brought = new(Read);

    private readonly FrozenDictionary<string, ClassBits> _whole;
    private readonly FrozenDictionary<string, ClassBits> _beginnings;
    private readonly FrozenDictionary<string, ClassBits> _endings;
    private readonly (string Word, ClassBits Bits)[] _longBeginnings;
    private readonly FrozenDictionary<string, ClassBits> _names;
    private readonly FrozenDictionary<string, ClassRule[]> _rules;

    private readonly ClassBits _structure;

    private WordClasses(ClassFile file)
    {
        _names = file.Classes.Keys.Select((name, at) => (name, at)).ToFrozenDictionary(entry => entry.name, entry => ClassBits.Zero.WithElement(entry.at / 64, 1UL << (entry.at % 64)), StringComparer.Ordinal);
        var entries = file.Classes.SelectMany(entry => entry.Value.Split(' ').SelectMany(Spelling.Variants).Select(word => (Word: word, Bit: _names[entry.Key]))).ToList();
        _structure = file.Structure.Split(' ').Aggregate(ClassBits.Zero, (bits, name) => bits | _names[name]);
        _whole = Joined(entries.Where(entry => !entry.Word.EndsWith('*') && !entry.Word.StartsWith('*')));
        _endings = Joined(entries.Where(entry => entry.Word.StartsWith('*')).Select(entry => (entry.Word[1..], entry.Bit)));
        _beginnings = Joined(entries.Where(entry => entry.Word.EndsWith('*')).Select(entry => (entry.Word[..^1], entry.Bit)));
        _longBeginnings = [.. _beginnings.Where(entry => entry.Key.Length >= ShortestBeginningWithSlip).Select(entry => (entry.Key, entry.Value))];
        Spoken = file.Spoken.ToFrozenDictionary(StringComparer.Ordinal);
        _rules = file.Rules.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Select(written => ClassRule.Parse(written, _names)).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>What the product brings.</summary>
    public static WordClasses Default => Brought.Value;

    /// <summary>Words as they are spoken, or shortened by the young, each with the word it stands for.</summary>
    public FrozenDictionary<string, string> Spoken { get; }

    /// <summary>Every word that is written out in a class.</summary>
    public IEnumerable<string> Words => _whole.Keys;

    /// <summary>The classes of a word as a set of bits, as it is written and as it is known.</summary>
    public ClassBits Of(Token token)
    {
        if (token.Code is not null)
        {
            return ClassBits.Zero;
        }

        var written = token.Written.ToLowerInvariant();
        return written == token.Word ? Of(token.Word) : Of(token.Word) | Of(written);
    }

    /// <summary>The classes of a written word as numbers, in order.</summary>
    public IEnumerable<int> NumbersOf(string word)
    {
        var bits = Of(word);
        for (var at = 0; at < _names.Count; at++)
        {
            if ((bits.GetElement(at / 64) & (1UL << (at % 64))) != 0)
            {
                yield return at;
            }
        }
    }

    /// <summary>The word is of the class.</summary>
    public bool IsOf(Token token, string name) => (Of(token) & _names[name]) != ClassBits.Zero;

    /// <summary>A word of answering or of the sentence's frame: it carries no matter of its own.</summary>
    public bool IsStructure(Token token) => (Of(token) & _structure) != ClassBits.Zero;

    /// <summary>The bit of a class; a class that the file has not is a <see cref="KeyNotFoundException"/>.</summary>
    public ClassBits Bit(string name) => _names[name];

    /// <summary>The rules under a name.</summary>
    public IReadOnlyList<ClassRule> Rules(string name) => _rules[name];

    private static FrozenDictionary<string, ClassBits> Joined(IEnumerable<(string Word, ClassBits Bit)> entries) =>
        entries.GroupBy(entry => entry.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Aggregate(ClassBits.Zero, (bits, entry) => bits | entry.Bit), StringComparer.Ordinal);

    private static WordClasses Read()
    {
        using var stream = typeof(WordClasses).Assembly.GetManifestResourceStream("Matching.Core.Replies.Wording.answer-classes.json")
            ?? throw new InvalidOperationException("answer-classes.json is not in the assembly.");
        return new(JsonSerializer.Deserialize<ClassFile>(stream, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("answer-classes.json is empty."));
    }

    private ClassBits Of(string word)
    {
        var bits = _whole.GetValueOrDefault(word);
        for (var length = ShortestBeginning; length <= word.Length; length++)
        {
            bits |= _beginnings.GetValueOrDefault(word[..length]) | _endings.GetValueOrDefault(word[^length..]);
        }

        return bits == ClassBits.Zero && word.Length > ShortestBeginningWithSlip ? OfSlipped(word) : bits;
    }

    private ClassBits OfSlipped(string word) => _longBeginnings
        .Where(beginning => beginning.Word[0] == word[0] && Enumerable.Range(beginning.Word.Length - 1, 3).Any(length => length <= word.Length && Spelling.IsOneSlip(word[..length], beginning.Word)))
        .Aggregate(ClassBits.Zero, (bits, beginning) => bits | beginning.Bits);

    /// <param name="Version">Of the file.</param>
    /// <param name="Classes">Words with spaces between; a word that ends with a star is any word that begins so, one that begins with a star any that ends so.</param>
    /// <param name="Structure">The classes that carry no matter.</param>
    /// <param name="Spoken">As it is spoken, and as it is written.</param>
    /// <param name="Rules">As <see cref="ClassRule"/> is written.</param>
    private sealed record ClassFile(int Version, string Structure, IReadOnlyDictionary<string, string> Spoken, IReadOnlyDictionary<string, string> Classes, IReadOnlyDictionary<string, IReadOnlyList<string>> Rules);
}

/// <summary>Classes that have to be there together, and classes (with a minus before them) that must not be there.</summary>
internal sealed record ClassRule(string Written, ClassBits All, ClassBits None)
{
    public static ClassRule Parse(string written, IReadOnlyDictionary<string, ClassBits> names)
    {
        var terms = written.Split(' ');
        return new(written, Bits(terms.Where(term => !term.StartsWith('-'))), Bits(terms.Where(term => term.StartsWith('-')).Select(term => term[1..])));

        ClassBits Bits(IEnumerable<string> terms) =>
            terms.Aggregate(ClassBits.Zero, (bits, term) => bits | (names.TryGetValue(term, out var bit) ? bit : throw new FormatException($"The rule '{written}' names a class '{term}' that there is not.")));
    }

    /// <summary>All is in <paramref name="near"/> and none is in <paramref name="around"/>.</summary>
    public bool Fits(ClassBits near, ClassBits around) => (near & All) == All && (around & None) == ClassBits.Zero;
}
