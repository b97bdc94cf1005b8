using System.Globalization;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// One part of a placement's hours, whole hours a week or month as the scheme counts them. A placement may hold several at once: ordinary paid
/// hours, hours as an intern, and school; the part without a name is the placement's own. Written <c>10</c> or <c>ordinary:10</c>.
/// </summary>
/// <remarks>Source: what makes a good match, hour components; programmes §1.5, the ceiling of everything together.</remarks>
public sealed record HoursPart(string Name, int Hours)
{
    public const string Ordinary = "ordinary";
    public const string Internship = "internship";
    public const string School = "school";

    /// <summary>The closed list of names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Ordinary, Internship, School];

    /// <summary>School counts towards the ceiling and is no work for an employer.</summary>
    public bool IsWork => Name != School;

    /// <summary>Null = not whole hours, or a name that is not in the list.</summary>
    public static HoursPart? Parse(string word)
    {
        var at = word.IndexOf(':', StringComparison.Ordinal);
        var name = at < 0 ? "" : word[..at];
        return (at < 0 || Names.Contains(name, StringComparer.Ordinal)) && int.TryParse(word.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? new(name, hours) : null;
    }

    public override string ToString() => Name.Length == 0 ? Hours.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Name}:{Hours}");
}

/// <summary>The parts that a placement's hours have now.</summary>
public static class HoursParts
{
    /// <summary>The last that was agreed of each part; of no hours it is left out.</summary>
    public static IReadOnlyList<HoursPart> Of(string placement, EnrolmentFile file) =>
    [
        .. file.Events.Where(one => one.Kind == HoursSet && one.Subject == placement)
            .Select(one => HoursPart.Parse(one.Word) ?? throw new InvalidOperationException($"Hours '{one.Word}' of {placement} do not read.\nMaybe they were written by a newer version."))
            .GroupBy(part => part.Name, StringComparer.Ordinal)
            .Select(said => said.Last())
            .Where(part => part.Hours > 0),
    ];
}
