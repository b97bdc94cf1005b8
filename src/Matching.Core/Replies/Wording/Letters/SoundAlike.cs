using System.Collections.Frozen;
using System.Text;

namespace Matching.Core.Replies.Wording.Letters;

/// <summary>
/// Finds the one listed word that sounds as a written one: "vofor" is hvorfor, "intreseret" interesseret. Short words are never found so, for
/// between them a sound would turn an answer around; two listed words that sound alike are neither.
/// </summary>
internal sealed class SoundAlike
{
    private const int Shortest = 5;
    private const int ShortestWithSlip = 8;

    private static readonly (string Written, string Said)[] Sounds =
    [
        ("aa", "o"), ("å", "o"), ("ae", "e"), ("æ", "e"), ("ä", "e"), ("oe", "o"), ("ø", "o"), ("ö", "o"),
        ("hv", "v"), ("hj", "j"), ("gj", "g"), ("kj", "k"), ("ck", "k"), ("ch", "k"), ("sch", "sk"), ("ph", "f"), ("th", "t"),
        ("dt", "t"), ("ld", "l"), ("nd", "n"), ("rd", "r"), ("w", "v"), ("c", "k"), ("q", "k"), ("z", "s"), ("x", "ks"),
    ];

    private readonly FrozenDictionary<string, string?> _bySound;
    private readonly FrozenDictionary<char, string[]> _longSounds;

    public SoundAlike(IEnumerable<string> words)
    {
        _bySound = words.Where(word => word.Length >= Shortest && word.All(char.IsLetter))
            .GroupBy(Said, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, OneOf, StringComparer.Ordinal);
        _longSounds = _bySound.Keys.Where(sound => sound.Length >= ShortestWithSlip).GroupBy(sound => sound[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The listed word, or null.</summary>
    public string? Of(string word)
    {
        if (word.Length < Shortest || !word.All(char.IsLetter))
        {
            return null;
        }

        var said = Said(word);
        return _bySound.GetValueOrDefault(said) ?? (said.Length >= ShortestWithSlip ? WithSlip(said) : null);
    }

    private string? WithSlip(string said) =>
        _longSounds.TryGetValue(said[0], out var sounds) && sounds.Where(sound => Spelling.IsOneSlip(said, sound)).Take(2).ToList() is [var only] ? _bySound[only] : null;

    /// <summary>Ways of writing the same word are one word.</summary>
    private static string? OneOf(IEnumerable<string> words)
    {
        var distinct = words.DistinctBy(word => word.Replace("ae", "æ", StringComparison.Ordinal).Replace("oe", "ø", StringComparison.Ordinal).Replace("aa", "å", StringComparison.Ordinal).Replace('ö', 'ø').Replace('ä', 'æ')).Take(2).ToList();
        return distinct is [var only] ? only : null;
    }

    /// <summary>As it sounds: one letter for letters that sound alike, none twice.</summary>
    public static string Said(string word)
    {
        foreach (var (written, said) in Sounds)
        {
            word = word.Replace(written, said, StringComparison.Ordinal);
        }

        var sound = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (sound.Length == 0 || sound[^1] != letter)
            {
                sound.Append(letter);
            }
        }

        return sound.ToString();
    }
}
