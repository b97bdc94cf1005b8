using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes;

/// <summary>
/// Whether somebody may enter a scheme, by what her row says, and if not, the first thing that shuts her out: municipality, group, school,
/// grade, language. Age is judged on the opening's start and is <see cref="IsOfAge"/>. What is ticked at entry cannot be read from a row.
/// </summary>
public static class EntryRules
{
    /// <summary>Null = she may enter. <paramref name="municipalities"/>: null = all.</summary>
    public static string? ShutOutBy(ProgrammeDefinition definition, Youth youth, IReadOnlyList<string>? municipalities)
    {
        if (definition.Who is not { } who)
        {
            return "supply";
        }

        if (municipalities is not null && !municipalities.Contains(youth.Municipality, StringComparer.Ordinal))
        {
            return "municipality";
        }

        if (!IsInGroups(who, youth))
        {
            return "group";
        }

        if (who.School.Count > 0 && !who.School.Contains(youth.School))
        {
            return "school";
        }

        if (who.Grades is { } grades && !(youth.School == School.Compulsory && youth.SchoolYear is { } year && grades.Contains(year)))
        {
            return "grade";
        }

        return SpeaksRight(who.Language, youth.Language) ? null : "language";
    }

    /// <summary>Nobody need refer her: she or her guardian may come by themselves.</summary>
    public static bool NeedsNoReferral(ProgrammeDefinition definition) =>
        definition.Entry is not { Routes: { Count: > 0 } routes } || routes.Contains(ReferralRoute.Self) || routes.Contains(ReferralRoute.Guardian);

    /// <summary>In whole years, both ends included.</summary>
    public static bool IsOfAge(ProgrammeDefinition definition, int years) => AgesOf(definition).Contains(years);

    /// <summary>What is not said is everybody who is matched.</summary>
    public static WholeRange AgesOf(ProgrammeDefinition definition) => definition.Who?.Age ?? new(MatchedAges.Youngest, MatchedAges.Oldest);

    private static bool IsInGroups(Who who, Youth youth)
    {
        var hers = youth.Groups.Append(youth.TargetGroup);
        return (who.Groups.Count == 0 || hers.Any(group => who.Groups.Contains(group, StringComparer.Ordinal)))
            && !hers.Any(group => who.NotGroups.Contains(group, StringComparer.Ordinal));
    }

    private static bool SpeaksRight(WhoLanguage? asked, string language) =>
        asked is null || ((asked.Is.Count == 0 || asked.Is.Contains(language, StringComparer.Ordinal)) && !asked.Not.Contains(language, StringComparer.Ordinal));
}
