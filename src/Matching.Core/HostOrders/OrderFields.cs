using System.Globalization;

namespace Matching.Core.HostOrders;

/// <summary>What an order form asks: words that a scheme chooses. Those that shipped schemes use have names; another is said as it is written, with spaces.</summary>
/// <remarks>Source: programmes §1.7 orders.fields.</remarks>
public static class OrderFields
{
    /// <summary>The longest answer, in characters.</summary>
    public const int Longest = 500;

    private static readonly Dictionary<string, (string Da, string En)> Names = new(StringComparer.Ordinal)
    {
        ["apprentices"] = ("Hvor mange elever eller lærlinge", "How many apprentices"),
        ["competences"] = ("Hvad skal man kunne", "What one must be able to do"),
        ["contact_person"] = ("Kontaktperson", "Contact person"),
        ["forecast_3_months"] = ("Behov de næste 3 måneder", "Need in the next 3 months"),
        ["forecast_12_months"] = ("Behov de næste 12 måneder", "Need in the next 12 months"),
        ["hours"] = ("Timer om ugen", "Hours a week"),
        ["internships"] = ("Hvor mange praktikpladser", "How many internships"),
        ["non_negotiable_demands"] = ("Krav, der ikke kan fraviges", "Demands that cannot be waived"),
        ["ordinary_or_temporary"] = ("Fast eller midlertidigt", "Ordinary or temporary"),
        ["posts"] = ("Hvilke stillinger", "Which posts"),
        ["question"] = ("Spørgsmål", "Question"),
        ["requirements"] = ("Krav", "Requirements"),
        ["start_date"] = ("Hvornår", "When"),
        ["tasks"] = ("Opgaver", "Tasks"),
        ["trade"] = ("Fag", "Trade"),
    };

    /// <summary>Small letters, digits and underscores, a letter first.</summary>
    public static bool IsWord(string field) => field.Length > 0 && char.IsAsciiLetterLower(field[0]) && field.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    /// <summary>As a form says it.</summary>
    public static string NameOf(string field, string language)
    {
        if (Names.TryGetValue(field, out var name))
        {
            return language == "en" ? name.En : name.Da;
        }

        var words = field.Replace('_', ' ').Trim();
        return words.Length == 0 ? field : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(words[0])}{words[1..]}");
    }
}
