using Matching.Core.People;
using Matching.Core.LegalRules.Calendars;

namespace Matching.Core.LegalRules.Internships;

/// <summary>A decision that an internship goes on: its reason, and whether a quite special need is found and explained.</summary>
public sealed record Extension(string Reason, string SpecialNeed = "");

/// <summary>
/// How long an internship may last: calendar days from first to last, both included, divided by seven and rounded up. The same person at the
/// same production unit is one offer, extensions included; a break under 28 days does not start a new one.
/// </summary>
/// <remarks>Source: rules of law IN01, IN02, IN03 and Counting weeks. The 28 days are our reading.</remarks>
public static class InternshipWeeks
{
    private const int NewOfferAfterDays = 28;

    /// <summary>Weeks of the offer that ends with the last of these internships at one production unit.</summary>
    public static int Of(IReadOnlyList<CivilDays> internships)
    {
        var ordered = internships.OrderByDescending(days => days.To).ToList();
        var (first, last) = (ordered[0].From, ordered[0].To);
        foreach (var days in ordered.Skip(1).TakeWhile(days => first.DayNumber - days.To.DayNumber - 1 < NewOfferAfterDays))
        {
            first = days.From < first ? days.From : first;
        }

        return (last.DayNumber - first.DayNumber + 1 + 6) / 7;
    }

    /// <summary>Weeks allowed with these decisions: one with a reason carries to the extended length, each further one needs a special need. Null = no rule for the group.</summary>
    public static int? Allowed(LegalRuleSet law, string targetGroup, DateOnly agreedOn, IReadOnlyList<Extension> extensions)
    {
        var group = TargetGroups.All.Contains(targetGroup) ? targetGroup : TargetGroups.None;
        if (law.InternshipLengths(group, agreedOn) is not { } lengths)
        {
            return null;
        }

        var decided = extensions.Where(extension => !string.IsNullOrWhiteSpace(extension.Reason)).ToList();
        var special = decided.Count(extension => !string.IsNullOrWhiteSpace(extension.SpecialNeed));
        var first = decided.Count > 0 ? lengths.Extended ?? lengths.First : lengths.First;
        return first + special * (lengths.Further ?? 0);
    }
}
