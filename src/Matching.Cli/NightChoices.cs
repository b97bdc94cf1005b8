using System.Globalization;
using Matching.Core.Nightly;

namespace Matching.Cli;

/// <summary>How a published night is named: its date, its id, or <c>latest</c>.</summary>
internal static class NightChoices
{
    public const string Words = "a night's date (yyyy-MM-dd), its id, or latest";

    public static NightChoice Of(string text)
    {
        if (text == "latest")
        {
            return new NightChoice.Latest();
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new NightChoice.OfDate(date);
        }

        return Guid.TryParse(text, out var id)
            ? new NightChoice.OfId(id)
            : throw new WrongUsageException($"'{text}' names no night; allowed: {Words}.");
    }

    public static string Missing(string text) => text == "latest" ? "No night has been published." : $"No night '{text}' has been published.";

    public const string FactsGone = "The facts of that night are gone, or were kept by a program that knew other facts than this one does.";
}
