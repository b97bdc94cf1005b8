using System.Buffers;

namespace Matching.Core.Intake.Rows;

/// <summary>Forms that text must have where it is no code of ours.</summary>
internal static class TextForms
{
    private const int LongestId = 64;

    private static readonly SearchValues<char> NotInIds = SearchValues.Create("|\"';\r\n\t");

    public static bool IsId(string text) => text.Length <= LongestId && !text.AsSpan().ContainsAny(NotInIds);

    public static bool IsFourDigits(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);

    public static bool IsTenDigits(string text) => text.Length == 10 && text.All(char.IsAsciiDigit);

    /// <summary>ISO 639-1.</summary>
    public static bool IsLanguage(string text) => text.Length == 2 && text.All(char.IsAsciiLetterLower);

    public static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, var domain] && domain.IndexOf('.', StringComparison.Ordinal) > 0 && !domain.EndsWith('.') && !text.Any(char.IsWhiteSpace);

    public static bool IsGroupAndWeeks(string text) =>
        text.Split(':') is [{ Length: > 0 }, { Length: > 0 and <= 3 } weeks] && weeks.All(char.IsAsciiDigit);
}
