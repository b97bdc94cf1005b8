using System.Globalization;
using System.Text.RegularExpressions;

namespace Matching.Core.Texts.Checking;

/// <summary>
/// Danish personal numbers in a text: six digits that are a date, four more, a hyphen or space between or not. Modulus 11 is never required:
/// numbers without it are valid since 2007.
/// </summary>
/// <remarks>Source: offers and answers, O8.</remarks>
public static partial class CprNumbers
{
    public static bool IsIn(string text) => Candidate().Matches(text).Any(IsDate);

    /// <summary>The text with each number's digits replaced by x.</summary>
    public static string Mask(string text) =>
        Candidate().Replace(text, match => IsDate(match) ? Digit().Replace(match.Value, "x") : match.Value);

    private static bool IsDate(Match match)
    {
        var day = int.Parse(match.ValueSpan[..2], CultureInfo.InvariantCulture);
        var month = int.Parse(match.ValueSpan[2..4], CultureInfo.InvariantCulture);

        // 29 February is let through in every year: the century is not in the six digits.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);
    }

    [GeneratedRegex(@"\b(?:[0-2][0-9]|3[01])(?:0[0-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Candidate();

    [GeneratedRegex("[0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digit();
}
