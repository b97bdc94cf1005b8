using Matching.Core.Offers;

namespace Matching.Core.Replies.Wording.Letters;

/// <summary>What stands between a word and the one before it.</summary>
public enum Break
{
    None = 0,

    /// <summary>A comma and the like: a phrase may go on over it.</summary>
    Small = 1,

    /// <summary>The end of a sentence or line: no phrase goes over it.</summary>
    Sentence = 2,
}

/// <summary>One word, number, code or picture of a text.</summary>
/// <param name="Written">As she wrote it.</param>
/// <param name="Word">As it is looked up: lower case, one form of each letter, known elongations and slips undone.</param>
/// <param name="From">Its first character in the readable text.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="Code">The offer's code that it is; null = it is none.</param>
public sealed record Token(string Written, string Word, int From, Break Before, OfferCode? Code = null)
{
    /// <summary>After its last character.</summary>
    public int To => From + Written.Length;

    /// <summary>A question mark follows it.</summary>
    public bool Asks { get; init; }

    /// <summary>Written with a capital first and small letters after it.</summary>
    public bool IsCapitalised => Written.Length > 1 && char.IsUpper(Written[0]) && Written.Skip(1).All(char.IsLower);
}
