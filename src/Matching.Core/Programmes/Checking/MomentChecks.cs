using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>What a time is counted from happens in this scheme.</summary>
internal static class MomentChecks
{
    /// <param name="on">Where faults go.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="moment">Null = nothing to check.</param>
    /// <param name="track">The track it stands in; null = the whole scheme.</param>
    public static void Check(Checked on, string path, Moment? moment, Track? track)
    {
        if (moment is not null && WhyNever(on, moment, track) is { } why)
        {
            on.Refuse(path, $"counts from {moment}, which never comes: {why}.");
        }
    }

    private static string? WhyNever(Checked on, Moment moment, Track? track) => moment.Code switch
    {
        MomentCode.GroupStart when on.Groups.Count == 0 && on.Definition.Entry?.Intake.Starts is null or { Count: 0 } && !on.Definition.Tracks.Any(known => known.Form == Form.SchoolInternship) => "there is no group",
        MomentCode.JobStart when !on.HasKind(Kind.Job) => "no track is of kind job",
        MomentCode.StageEnd when track is { Stages.Count: 0 } => "the track has no stages",
        MomentCode.Turns18 when on.Definition.Who?.Age is { From: > Checked.AdultAge } => "everybody is older",
        MomentCode.Turns18 when on.Definition.Who?.Age is { To: < Checked.AdultAge - 1 } => "everybody has left before",
        MomentCode.End when moment.Of is { } named && !on.HasTrack(named) && on.Modules.All(known => known.Module.Id != named) => $"no track or module is called '{named}'",
        _ => null,
    };
}
