using System.Globalization;

namespace Matching.Cli;

/// <summary>What was typed after a verb. A value of the wrong form is a <see cref="WrongUsageException"/>, which ends with its sentence.</summary>
internal sealed class Arguments(IReadOnlyList<string> places, IReadOnlyDictionary<string, List<string>> values)
{
    public string Place(int index) => places[index];

    /// <summary>Null when it was left out.</summary>
    public string? OptionalPlace(int index) => index < places.Count ? places[index] : null;

    /// <summary>What follows the first places.</summary>
    public IReadOnlyList<string> PlacesFrom(int index) => [.. places.Skip(index)];

    public bool Has(string option) => values.ContainsKey(option);

    public string? Text(string option) => values.GetValueOrDefault(option)?[0];

    /// <summary>Every value of an option that may stand several times, in their order.</summary>
    public IReadOnlyList<string> Texts(string option) => values.GetValueOrDefault(option) ?? [];

    public DateOnly? Date(string option)
    {
        if (Text(option) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new WrongUsageException($"{option} '{text}' is not a date; allowed: yyyy-MM-dd, for example 2026-11-20.");
    }

    /// <summary>Both ends allowed.</summary>
    public int? Number(string option, int from, int to)
    {
        if (Text(option) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw new WrongUsageException(string.Create(CultureInfo.InvariantCulture, $"{option} '{text}' is not a whole number from {from} to {to}."));
    }
}

/// <summary>What was typed cannot be meant; the message is one sentence for the person who typed it.</summary>
internal sealed class WrongUsageException(string message) : Exception(message);
