using System.Diagnostics.CodeAnalysis;

namespace Matching.Core.Offers;

/// <summary>
/// What stands for one offer on one phone: a letter of <c>CDEFHKMPRTUVWX</c> and a digit of <c>23456789</c>, so that no two look alike and no letter
/// is itself an answer. 112 in all.
/// </summary>
/// <remarks>Source: offers and answers, O3.</remarks>
public readonly record struct OfferCode
{
    private const string Letters = "CDEFHKMPRTUVWX";
    private const string Digits = "23456789";

    private OfferCode(char letter, char digit) => Value = $"{letter}{digit}";

    public string Value { get; }

    public static IReadOnlyList<OfferCode> All { get; } = [.. from letter in Letters from digit in Digits select new OfferCode(letter, digit)];

    public static bool TryParse([NotNullWhen(true)] string? text, out OfferCode code)
    {
        code = default;
        if (text is not { Length: 2 } || !Letters.Contains(char.ToUpperInvariant(text[0])) || !Digits.Contains(text[1]))
        {
            return false;
        }

        code = new(char.ToUpperInvariant(text[0]), text[1]);
        return true;
    }

    public static OfferCode Parse(string text) => TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an offer's code.");

    /// <summary>A code that is not in use on the phone, the same for the same offer; null when all 112 are.</summary>
    public static OfferCode? Choose(OfferId offer, IReadOnlySet<OfferCode> inUse)
    {
        var bytes = offer.Value.ToByteArray();
        var from = (bytes[14] << 8 | bytes[15]) % All.Count;
        return All.Skip(from).Concat(All.Take(from)).Select(code => (OfferCode?)code).FirstOrDefault(code => !inUse.Contains(code!.Value));
    }

    public override string ToString() => Value;
}
