using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes;

/// <summary>Whose offers are given under the employment act.</summary>
/// <remarks>Source: programmes §1.4 answer.</remarks>
public static class StatutoryAnswers
{
    private static readonly string[] Benefits = [TargetGroups.JobReady, TargetGroups.ObviouslyEducationReady, TargetGroups.EducationReady, TargetGroups.ActivityReady];

    /// <summary>It always is, or it is for the four groups on a benefit and she is in one of them.</summary>
    public static bool IsStatutoryFor(this Answer answer, string targetGroup) =>
        answer == Answer.Statutory || (answer == Answer.ByPerson && Benefits.Contains(targetGroup, StringComparer.Ordinal));
}
