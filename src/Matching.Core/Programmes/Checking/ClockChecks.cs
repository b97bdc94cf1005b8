using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Checking;

/// <summary>Every clock can run out, and does something that exists.</summary>
internal static class ClockChecks
{
    public static void Run(Checked on)
    {
        var clocks = on.Definition.Clocks;
        on.RefuseTwice(clocks.Select((clock, at) => ($"$.clocks[{at}]", clock.Id)), "clock");
        for (var at = 0; at < clocks.Count; at++)
        {
            var path = $"$.clocks[{at}]";
            MomentChecks.Check(on, $"{path}.from", clocks[at].From, null);
            CheckDeed(on, path, clocks[at]);
            CheckTime(on, path, clocks[at]);
            if (clocks[at].Unless is { } unless)
            {
                ConditionChecks.CheckNames(on, $"{path}.unless", unless);
                ConditionChecks.RefuseOf(on, $"{path}.unless", unless, Member.OfPeople | Member.Hours | Member.WeeksUsed, $"is nothing a clock looks at: it is stopped by a placement's kind, form, track, event or outcome.");
                foreach (var happens in unless.Event.Where(happens => happens is not (LifeEvent.Start or LifeEvent.JobStart or LifeEvent.End)))
                {
                    on.Refuse($"{path}.unless.event", $"is {Words.Of(happens)}, which stops no clock; one of start, job_start, end is meant.");
                }

                on.RefuseIf(unless.IsAlways, $"{path}.unless", $"is always true, so the clock never runs out.");
            }
        }
    }

    private static void CheckDeed(Checked on, string path, FallBack clock)
    {
        on.RefuseIf(clock.Do == ClockDeed.OpenTrack && clock.Track.Count == 0, $"{path}.track", $"is missing: open_track needs to know which.");
        on.RefuseIf(clock.Do != ClockDeed.OpenTrack && clock.Track.Count > 0, $"{path}.track", $"belongs to open_track, not to {Words.Of(clock.Do)}.");
        on.RefuseIf(clock.Do == ClockDeed.OfferHelp && clock.Help is null, $"{path}.help", $"is missing: offer_help needs one of {string.Join(", ", Words.AllOf<HelpWith>().Keys)}.");
        on.RefuseIf(clock.Do != ClockDeed.OfferHelp && clock.Help is not null, $"{path}.help", $"belongs to offer_help, not to {Words.Of(clock.Do)}.");
        on.RefuseIf(clock.DecidedBy.Count == 0, $"{path}.decidedBy", $"is empty, but only a decision changes anything.");
        foreach (var track in clock.Track.Where(track => !on.HasTrack(track)))
        {
            on.Refuse($"{path}.track", $"names the track '{track}', which is not defined; {ConditionChecks.Tracks(on)}");
        }
    }

    private static void CheckTime(Checked on, string path, FallBack clock)
    {
        on.RefuseIf(clock.After.IsBefore && clock.From.Code is MomentCode.Enrolled, $"{path}.after", $"is {clock.After}, before the enrolment.");
        on.RefuseIf(
            clock.From.Code == MomentCode.Enrolled && on.Definition.Entry?.Length is { } length && !clock.After.IsBefore && clock.After.FewestDays > length.LongestDays,
            $"{path}.after",
            $"is {clock.After}, after the enrolment's longest length of {on.Definition.Entry?.Length}: it never runs out.");
        on.RefuseIf(
            clock.Unless is { Track: [_, ..] } unless && clock.Do == ClockDeed.OpenTrack && unless.Track.All(clock.Track.Contains),
            $"{path}.unless",
            $"names only the track that the clock itself opens.");
    }
}
