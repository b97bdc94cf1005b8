namespace Matching.Core.LegalRules;

/// <summary>What only shows when versions lie beside each other: overlaps and gaps.</summary>
internal static class RuleVersions
{
    public static IEnumerable<string> Faults(IReadOnlyList<ReadRule> rules) =>
        rules.GroupBy(read => read.Rule.Id, StringComparer.Ordinal).SelectMany(versions => Faults([.. versions.OrderBy(read => read.Rule.ValidFrom)]));

    private static IEnumerable<string> Faults(ReadRule[] versions)
    {
        for (var later = 1; later < versions.Length; later++)
        {
            var rule = versions[later].Rule;
            var before = versions[..later].Select(read => read.Rule).ToArray();
            if (before.FirstOrDefault(known => known.AppliesTo.Meets(rule.AppliesTo) && (known.ValidTo is null || known.ValidTo >= rule.ValidFrom)) is { } overlapped)
            {
                yield return $"{rule.Id} from {rule.ValidFrom:yyyy-MM-dd} overlaps the version from {overlapped.ValidFrom:yyyy-MM-dd} for the same people.";
            }
            else if (before.LastOrDefault(known => known.AppliesTo.IsSameAs(rule.AppliesTo)) is { ValidTo: { } end } last && end.AddDays(1) != rule.ValidFrom)
            {
                yield return $"{rule.Id} has no version from {end.AddDays(1):yyyy-MM-dd} until {rule.ValidFrom:yyyy-MM-dd}, after the version from {last.ValidFrom:yyyy-MM-dd}.";
            }
        }
    }
}
