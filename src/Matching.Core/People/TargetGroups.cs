namespace Matching.Core.People;

/// <summary>
/// Codes of the benefit category a person is in. They are looked at by the law's internship limits and by entry gates only, never by the score.
/// </summary>
/// <remarks>Source: rules of law §3; the format of youths.csv.</remarks>
public static class TargetGroups
{
    public const string Under18 = "under18";
    public const string ObviouslyEducationReady = "obviously_education_ready";
    public const string EducationReady = "education_ready";
    public const string ActivityReady = "activity_ready";
    public const string JobReady = "job_ready";

    /// <summary>Self-supporting.</summary>
    public const string None = "none";

    public static IReadOnlyList<string> All { get; } = [Under18, ObviouslyEducationReady, EducationReady, ActivityReady, JobReady, None];
}
