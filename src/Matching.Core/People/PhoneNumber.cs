using System.Diagnostics.CodeAnalysis;

namespace Matching.Core.People;

/// <summary>
/// A telephone number in E.164: <c>+</c>, then 8 to 15 digits, the first not 0. Made only by <see cref="TryParse"/>, which also takes
/// eight Danish digits and <c>00</c> before a country, with spaces, dots and hyphens between. It prints masked; only
/// <see cref="E164"/> tells the number, and nothing writes that to a log.
/// </summary>
public readonly record struct PhoneNumber
{
    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>The whole number, for the supplier and for the person who has to call.</summary>
    public string E164 { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber number)
    {
        number = default;
        if (text is null)
        {
            return false;
        }

        var digits = text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        digits = digits switch
        {
            ['+', .. var rest] => rest,
            ['0', '0', .. var rest] => rest,
            { Length: 8 } when digits[0] is >= '2' and <= '9' => "45" + digits,
            _ => "",
        };
        if (digits.Length is < 8 or > 15 || digits[0] == '0' || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        if (digits.StartsWith("45", StringComparison.Ordinal) && digits.Length != 10)
        {
            return false;
        }

        number = new("+" + digits);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for a number that was stored; refuses without repeating it.</summary>
    public static PhoneNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"Not a telephone number ({text.Length} characters).");

    /// <summary>Masked: the last two digits only.</summary>
    public override string ToString() => E164 is null ? "" : $"+…{E164[^2..]}";
}
