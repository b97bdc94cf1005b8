using System.Globalization;
using Matching.Core.Clock;

namespace Matching.Web.Wording;

/// <summary>Dates, times and numbers as the reader writes them; instants in Danish civil time.</summary>
internal static class Written
{
    private static bool IsDanish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "da";

    public static string Day(DateOnly date) => date.ToString(IsDanish ? "d. MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Weekday(DateOnly date) => date.ToString(IsDanish ? "dddd d. MMMM yyyy" : "dddd d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Moment(DateTimeOffset instant)
    {
        var civil = Copenhagen.At(instant);
        return civil.ToString(IsDanish ? "d. MMM yyyy 'kl.' HH.mm" : "d MMM yyyy 'at' HH:mm", CultureInfo.CurrentCulture);
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A date or a decimal number as the engine writes it, in the reader's way; anything else as it stands.</summary>
    public static string Fact(string value)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Day(date);
        }

        return value.Contains('.', StringComparison.Ordinal) && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.##", CultureInfo.CurrentCulture)
            : value;
    }
}
