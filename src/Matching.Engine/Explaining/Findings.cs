using System.Globalization;
using System.Text;

namespace Matching.Engine.Explaining;

/// <summary>Writes findings: numbers without culture, dates as yyyy-MM-dd, yes and no, codes in snake_case, several codes joined by <c>+</c>; a null fact is left out.</summary>
internal static class Findings
{
    public static Finding Of(string id, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var written = new List<Fact>(facts.Length);
        foreach (var (name, value) in facts)
        {
            if (value is not null)
            {
                written.Add(new Fact(name, Written(value)));
            }
        }

        return new Finding(id, written);
    }

    /// <summary>The code of an enum value as files have it: <c>DeclinedByYouth</c> is <c>declined_by_youth</c>; flags are joined by <c>+</c>.</summary>
    public static string Code(Enum value)
    {
        var code = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            var startsWord = char.IsUpper(letter) && code.Length > 0 && code[^1] != '+';
            _ = letter switch
            {
                ',' => code.Append('+'),
                ' ' => code,
                _ when startsWord => code.Append('_').Append(char.ToLowerInvariant(letter)),
                _ => code.Append(char.ToLowerInvariant(letter)),
            };
        }

        return code.ToString();
    }

    private static string Written(object value) => value switch
    {
        string text => text,
        bool yes => yes ? "yes" : "no",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum code => Code(code),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A fact is a number, a code, a date or an id, not a {value.GetType().Name} ({value}).", nameof(value)),
    };
}
