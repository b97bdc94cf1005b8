using System.Globalization;

namespace Matching.Core.Programmes.Targets;

/// <summary>
/// One line of a target report: what was counted, of how many, on which day, and the figure against what the definition wants.
/// </summary>
/// <param name="Programme">Id of the scheme.</param>
/// <param name="Target">Id of the target.</param>
/// <param name="Numerator">Persons, matches, openings or companies that count; the sum of days for a mean.</param>
/// <param name="Denominator">Of how many; null for a plain count.</param>
/// <param name="NotYet">Left out of the denominator because they are not old enough.</param>
/// <param name="Basket">Outcomes in the numerator with their counts; one who has two stands in both. Beside them, where it is so: those at another host than the one of an earlier track, and openings that take nobody now.</param>
/// <param name="Date">The report's day, included.</param>
/// <param name="Value">What the definition wants.</param>
/// <param name="Met">Null = nothing to measure.</param>
/// <param name="Source">Of the target.</param>
public sealed record TargetRow(
    string Programme, string Target, string Kind, string Unit, int Numerator, int? Denominator, int NotYet, string Basket, DateOnly Date, decimal Value, bool? Met, string Source)
{
    private const int FewestOutside = 5;

    /// <summary>To one decimal, half up; null when there is nothing to divide by.</summary>
    public decimal? Exact => (Unit, Denominator) switch
    {
        (_, 0) => null,
        ("percent", { } of) => decimal.Round(100m * Numerator / of, 1, MidpointRounding.AwayFromZero),
        ("days" or "ratio", { } of) => decimal.Round((decimal)Numerator / of, 1, MidpointRounding.AwayFromZero),
        _ => Numerator,
    };

    /// <summary>To whole numbers, half up, from the counts and not from the decimal beside it; a ratio has none.</summary>
    public decimal? Whole => (Unit, Denominator) switch
    {
        (_, 0) or ("ratio", _) => null,
        ("percent", { } of) => decimal.Round(100m * Numerator / of, 0, MidpointRounding.AwayFromZero),
        ("days", { } of) => decimal.Round((decimal)Numerator / of, 0, MidpointRounding.AwayFromZero),
        _ => Numerator,
    };

    /// <summary>As one says it: <c>30 of 35</c> for a count, <c>16 of 30 (53 %, wanted 50 %)</c> for a share, days for a mean, so many each for a ratio.</summary>
    public string Said => (Unit, Denominator) switch
    {
        ("percent", { } of) => string.Create(CultureInfo.InvariantCulture, $"{Numerator} of {of} ({Number(Whole)} %, wanted {Number(Value)} %)"),
        ("ratio", { } of) => string.Create(CultureInfo.InvariantCulture, $"{Numerator} for {of} ({Number(Exact)} each, wanted {Number(Value)})"),
        ("days", _) => $"{Number(Exact)} days, wanted {Number(Value)}",
        _ when Value > 0 => string.Create(CultureInfo.InvariantCulture, $"{Numerator} of {Number(Value)} ({Number(decimal.Round(100m * Numerator / Value, 0, MidpointRounding.AwayFromZero))} %)"),
        _ => Number(Numerator),
    };

    /// <summary>A share of fewer than five is not printed outside the municipality: one could tell who it is.</summary>
    public bool MayLeave => Denominator is null or >= FewestOutside;

    /// <summary>The columns of the CSV file, in order.</summary>
    public static string Heading => "programme;target;kind;numerator;denominator;not_yet;basket;date;percent_or_count;one_decimal;unit;wanted;met;source";

    /// <summary>As the file writes it; <paramref name="outside"/>: shares of few are left empty.</summary>
    public string Written(bool outside = false)
    {
        var shown = !outside || MayLeave;
        return string.Join(';',
        [
            Programme, Target, Kind, shown ? Number(Numerator) : "", shown ? Number(Denominator) : "", shown ? Number(NotYet) : "", shown ? Basket : "",
            Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), shown ? Number(Whole) : "", shown ? Number(Exact) : "", Unit, Number(Value),
            !shown || Met is null ? "" : Met.Value ? "yes" : "no", Source,
        ]);
    }

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
