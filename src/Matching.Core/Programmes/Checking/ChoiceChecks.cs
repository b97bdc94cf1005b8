using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>How persons and places find each other: meetings and ranking belong to mutual choice, and silence reminds before it reaches the desk.</summary>
internal static class ChoiceChecks
{
    public static void Run(Checked on)
    {
        foreach (var (path, track) in on.Tracks)
        {
            on.RefuseIf(track.Choice != Choice.Mutual && track.Meetings is not null, $"{path}.meetings", $"belongs to choice mutual, but the choice is {Words.Of(track.Choice)}.");
            on.RefuseIf(track.Choice != Choice.Mutual && track.Ranking is not null, $"{path}.ranking", $"belongs to choice mutual, but the choice is {Words.Of(track.Choice)}.");
            on.RefuseIf(track.Choice != Choice.HostPicks && track.PerSeat is not null, $"{path}.perSeat", $"belongs to choice host_picks, but the choice is {Words.Of(track.Choice)}.");
            on.RefuseIf(track.Choice == Choice.Mutual && track.ProposedBy != ProposedBy.Night, $"{path}.proposedBy", $"is {Words.Of(track.ProposedBy)}, but with choice mutual the night proposes the meetings.");
            if (track.Ranking is { } ranking)
            {
                CheckRanking(on, $"{path}.ranking", track, ranking);
            }

            if (track.Meetings is { } meetings)
            {
                on.RefuseIf(!Enrolments.KeptStep.StaffRoles.Contains(meetings.By), $"{path}.meetings.by", $"is {Words.Of(meetings.By)}, but meetings are arranged by staff: {string.Join(", ", Enrolments.KeptStep.StaffRoles.Select(Words.Of))}.");
                on.RefuseIf(meetings.Dates.Count > 0, $"{path}.meetings.dates", $"are not planned by the product: each meeting is an item on the work list.");
            }
        }
    }

    private static void CheckRanking(Checked on, string path, Track track, Ranking ranking)
    {
        on.RefuseIf(
            ranking.Eligible.PlacedIn is { } placed && !on.HasTrack(placed),
            $"{path}.eligible",
            $"names the track '{ranking.Eligible.PlacedIn}', which is not defined; {ConditionChecks.Tracks(on)}");
        on.RefuseIf(ranking.Eligible.PlacedIn is not null, $"{path}.eligible", $"is placed_in, but who has met ranks, and nobody else: leave it out.");
        on.RefuseIf(
            ranking.Opens is not { AfterPlacements: null, On: null },
            $"{path}.opens",
            $"is neither a number of placements nor an event here: ranking opens when all meetings are held, or before that by earlyBy.");
        on.RefuseIf(ranking.ClosesAfter is { IsZero: true } or { IsBefore: true }, $"{path}.closesAfter", $"is {ranking.ClosesAfter}, so nobody could rank.");
        if (ranking.Silence is not { } silence)
        {
            return;
        }

        SilenceChecks.Check(on, $"{path}.silence", new(silence.Remind, silence.Desk));
        on.RefuseIf(
            silence.Remind is { } remind && ranking.ClosesAfter is { } closes && remind.FewestDays >= closes.LongestDays,
            $"{path}.silence.remind",
            $"is {silence.Remind}, not before the ranking closes after {ranking.ClosesAfter}.");
    }
}

/// <summary>A reminder comes before the desk.</summary>
internal static class SilenceChecks
{
    public static void Check(Checked on, string path, SilencePlan plan)
    {
        on.RefuseIf(plan.Remind is { IsBefore: true } || plan.Desk is { IsBefore: true }, path, $"points backwards; silence is counted after the question.");
        on.RefuseIf(
            plan is { Remind: { } remind, Desk: { } desk } && remind.FewestDays >= desk.LongestDays,
            $"{path}.remind",
            $"is {plan.Remind}, not before the desk is told after {plan.Desk}.");
    }
}
