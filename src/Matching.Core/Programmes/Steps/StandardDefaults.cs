using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Steps;

/// <summary>What holds without being written out, unless a definition says otherwise.</summary>
/// <remarks>Source: programmes §1.8, D-3, D-4, D-7.</remarks>
public static class StandardDefaults
{
    private const int MentorTrials = 3;

    private static readonly Period TwoDays = Of("P2D");
    private static readonly Period FourDays = Of("P4D");

    private static readonly IReadOnlyList<FollowUp> Mentors =
        [Ask("-P2W", FollowUpQuestion.GoOn, MomentCode.StageEnd, Role.Youth, Role.Mentor)];

    private static readonly IReadOnlyList<FollowUp> School =
        [Ask("P3D", FollowUpQuestion.GoesWell, MomentCode.Start, Role.Youth, Role.Host)];

    private static readonly IReadOnlyList<FollowUp> Places =
    [
        Ask("P1W", FollowUpQuestion.GoesWell, MomentCode.Start, Role.Youth, Role.Host),
        Ask("P2W", FollowUpQuestion.GoesWell, MomentCode.Start, Role.Youth, Role.Host),
        Ask("P3M", FollowUpQuestion.Status, MomentCode.Start, Role.Youth, Role.Host),
        Ask("P6M", FollowUpQuestion.Status, MomentCode.Start, Role.Youth, Role.Host),
    ];

    private static readonly FollowUp Weekly = Ask("P1W", FollowUpQuestion.Attends, MomentCode.Start, Role.Youth, Role.Host) with { Repeat = new(Of("P1W"), null) };

    /// <summary>A stage that may go on is told to the desk so long before its last day.</summary>
    public static Period StageWarning { get; } = Of("P2W");

    /// <summary>When outcomes are asked, counted from the start.</summary>
    public static IReadOnlyList<Period> OutcomesAt { get; } = [Of("P6M"), Of("P12M")];

    /// <summary>A reminder after two days, the desk after four.</summary>
    public static SilencePlan Silence { get; } = new(TwoDays, FourDays);

    /// <summary>What a track says, or the standard ones of its kind.</summary>
    public static IReadOnlyList<FollowUp> FollowUpsOf(Track track, string targetGroup)
    {
        if (track.FollowUps is { } said)
        {
            return said;
        }

        if (track.Kind == Kind.Mentor)
        {
            return Mentors;
        }

        if (track.Form == Form.SchoolInternship)
        {
            return School;
        }

        return track.Kind == Kind.Internship && targetGroup == TargetGroups.ActivityReady ? [.. Places, Weekly] : Places;
    }

    /// <summary>The mentor calls a mentee, the consultant a company; within three working days.</summary>
    public static FirstContact FirstContactOf(Track track) =>
        track.FirstContact ?? new() { By = track.Kind == Kind.Mentor ? Role.Mentor : Role.JobConsultant };

    /// <summary>With how many mentors she may have a trial meeting before a person looks; null = no limit.</summary>
    public static int? TrialMeetingsOf(Track track) => track.TrialMeetings?.Max ?? (track.Kind == Kind.Mentor ? MentorTrials : null);

    /// <summary>What a track says, or the 18th birthday 30 days before.</summary>
    public static IReadOnlyList<Reassessment> ReassessmentsOf(Track track) =>
        track.Reassess ?? [new() { Event = LifeEvent.Turns18, Before = Of("P30D") }];

    private static FollowUp Ask(string at, FollowUpQuestion question, MomentCode from, params IReadOnlyList<Role> to) =>
        new() { At = Of(at), Ask = question, From = new(from), To = to };

    private static Period Of(string written) => Period.Parse(written) ?? throw new InvalidOperationException($"'{written}' is no period.");
}
