using System.Globalization;
using System.Text;

namespace Matching.Core.Texts.Checking;

/// <summary>
/// The alphabet and length of a text: GSM-7 with æøåÆØÅ counts 160 characters, or 153 a part; <c>^{}\[]~|€</c> count two; any other
/// character makes the whole text UCS-2, which counts 70, or 67 a part.
/// </summary>
/// <remarks>Source: offers and answers, O9; GSM 03.38.</remarks>
public static class Gsm7
{
    private const string Single =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Double = "^{}\\[]~|€\f";

    public static bool Fits(string text) => text.All(c => Single.Contains(c) || Double.Contains(c));

    /// <summary>Characters as they are counted; a GSM-7 text only.</summary>
    public static int Length(string text) => text.Sum(c => Double.Contains(c) ? 2 : 1);

    public static int Segments(string text)
    {
        var (length, one, part) = Fits(text) ? (Length(text), 160, 153) : (text.Length, 70, 67);
        return length <= one ? 1 : (length + part - 1) / part;
    }

    /// <summary>A name in letters that a cheap phone shows and that do not halve the room: marks that GSM-7 lacks fall away, the letter stays.</summary>
    public static string Fold(string name)
    {
        if (Fits(name))
        {
            return name;
        }

        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            folded.Append(Folded(rune));
        }

        return folded.ToString();
    }

    private static string Folded(Rune rune)
    {
        var letter = rune.ToString();
        if (Fits(letter))
        {
            return letter;
        }

        var bare = string.Concat(letter.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        return letter switch
        {
            "ł" => "l",
            "Ł" => "L",
            "ı" => "i",
            "đ" => "d",
            "Đ" => "D",
            "ð" => "d",
            "þ" => "th",
            "’" or "‘" or "´" => "'",
            "–" or "—" => "-",
            _ => Fits(bare) ? bare : letter,
        };
    }
}
