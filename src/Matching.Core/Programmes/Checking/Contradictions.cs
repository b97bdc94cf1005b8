using Matching.Core.LegalRules;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>What a definition says that cannot hold together, or that the law forbids. A definition may be narrower than the law, never wider.</summary>
/// <remarks>Source: programmes §1, "Validation". One more kind of contradiction: a method in the file of its part, or a file and its line here.</remarks>
internal static class Contradictions
{
    private static readonly Action<Checked>[] Checks =
    [
        WhoChecks.Run,
        GateChecks.Run,
        CourseChecks.Run,
        TrackChecks.Run,
        ChoiceChecks.Run,
        StageChecks.Run,
        HoursChecks.Run,
        FollowUpChecks.Run,
        ClockChecks.Run,
        TargetChecks.Run,
        TextChecks.Run,
        SupplyChecks.Run,
    ];

    /// <summary>Every contradiction, in the order of the definition's parts; empty = none.</summary>
    public static IReadOnlyList<string> In(string file, ProgrammeDefinition definition, LegalRuleSet law)
    {
        var found = new Checked(file, definition, law);
        foreach (var check in Checks)
        {
            check(found);
        }

        return found.Faults;
    }
}
