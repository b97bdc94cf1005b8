using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>Every follow-up comes, before the placement's last day, and to somebody who is there.</summary>
internal static class FollowUpChecks
{
    public static void Run(Checked on)
    {
        CheckAll(on, "$", on.Definition.FollowUps ?? [], null);
        foreach (var (path, track) in on.Tracks)
        {
            CheckAll(on, path, track.FollowUps ?? [], track);
        }
    }

    private static void CheckAll(Checked on, string path, IReadOnlyList<FollowUp> followUps, Track? track)
    {
        for (var at = 0; at < followUps.Count; at++)
        {
            var where = $"{path}.followUps[{at}]";
            var one = followUps[at];
            MomentChecks.Check(on, $"{where}.from", one.From, track);
            MomentChecks.Check(on, $"{where}.until", one.Until?.At, track);
            CheckWhen(on, where, one, track);
            CheckWhom(on, where, one, track);
            CheckSilence(on, where, one);
            on.RefuseIf(
                followUps.Take(at).Any(known => known.At == one.At && known.From == one.From && known.Ask == one.Ask && known.To.SequenceEqual(one.To)),
                where,
                $"asks {Words.Of(one.Ask)} of the same people at the same time as an earlier one.");
        }
    }

    private static void CheckWhen(Checked on, string path, FollowUp one, Track? track)
    {
        var startsIt = one.From.Code is MomentCode.Enrolled or MomentCode.Start or MomentCode.JobStart or MomentCode.FirstMeeting;
        on.RefuseIf(one.At.IsBefore && startsIt && one.Ask != FollowUpQuestion.Status, $"{path}.at", $"is {one.At} from {one.From}: before there is anything to ask about.");
        on.RefuseIf(one.Repeat?.Every is { IsZero: true } or { IsBefore: true }, $"{path}.repeat", $"is {one.Repeat?.Every}, which goes nowhere.");
        on.RefuseIf(one.Repeat is { Every: null } && one.At.IsZero, $"{path}.repeat", $"repeats at the distance of at, which is nothing.");
        on.RefuseIf(one.Until?.After is { } until && !one.At.IsBefore && one.At.FewestDays > until.LongestDays, $"{path}.until", $"is {one.Until?.After}, before the first question at {one.At}.");
        if (track is null)
        {
            on.RefuseIf(
                one.From.Code == MomentCode.Enrolled && on.Definition.Entry?.Length is { } length && PlacementLength.IsPast(one.At, PlacementLength.Of(length)),
                $"{path}.at",
                $"is {one.At} after the enrolment, which lasts {on.Definition.Entry?.Length} at most.");
            return;
        }

        CheckEnd(on, path, one, track);
    }

    private static void CheckEnd(Checked on, string path, FollowUp one, Track track)
    {
        var longest = PlacementLength.LongestOf(track);
        on.RefuseIf(
            longest is { } whole && one.From.Code is MomentCode.Start or MomentCode.JobStart && PlacementLength.IsPast(one.At, whole),
            $"{path}.at",
            $"is {one.At} after the start, after the placement's last day: its stages last {longest} in all.");
        on.RefuseIf(
            longest is not null && one.From.Code == MomentCode.StageEnd && !one.At.IsBefore && !one.At.IsZero && track.Stages is [{ Repeat.Most: 1 }],
            $"{path}.at",
            $"is {one.At} after the stage's end, after the placement's last day.");
        on.RefuseIf(
            one.At.IsBefore && one.From.Code is MomentCode.StageEnd or MomentCode.End && longest is { } all && one.At.FewestDays >= all.LongestDays,
            $"{path}.at",
            $"is {one.At} from {one.From}, before the placement has begun: its stages last {longest} in all.");
    }

    private static void CheckWhom(Checked on, string path, FollowUp one, Track? track)
    {
        on.RefuseIf(one.To.Count == 0, $"{path}.to", $"is empty: nobody is asked.");
        on.RefuseIf(one.To.Contains(Role.Guardian) && on.EverybodyIsAdult, $"{path}.to", $"names the guardian, but everybody is of age.");
        on.RefuseIf(
            one.To.Contains(Role.Mentor) && !on.HasKind(Kind.Mentor) && !on.Definition.Tracks.Any(known => known.Companions.Count > 0),
            $"{path}.to",
            $"names the mentor, but there is none in this scheme.");
        on.RefuseIf(one.Ask == FollowUpQuestion.KeepsJob && !on.HasKind(Kind.Job), $"{path}.ask", $"is keeps_job, but no track is of kind job.");
        on.RefuseIf(
            one.Ask == FollowUpQuestion.GoOn && track is { Stages.Count: 0, Kind: Kind.Internship },
            $"{path}.ask",
            $"is go_on (extend?), but the track has no stages to extend.");
    }

    private static void CheckSilence(Checked on, string path, FollowUp one)
    {
        if (one.Silence is not { } silence)
        {
            return;
        }

        if (silence.Everybody is { } plan)
        {
            SilenceChecks.Check(on, $"{path}.silence", plan);
        }

        foreach (var (role, own) in silence.ByRole)
        {
            SilenceChecks.Check(on, $"{path}.silence.{Words.Of(role)}", own);
            on.RefuseIf(!one.To.Contains(role), $"{path}.silence.{Words.Of(role)}", $"is not among those who are asked.");
        }
    }
}

/// <summary>How long a placement can be, in months and days that are added on their own.</summary>
internal readonly record struct PlacementLength(int Months, int Days)
{
    private const int MostRepeats = 1_000;

    public int LongestDays => Months * 31 + Days;

    public static PlacementLength Of(Period period) => new(period.Months, period.Days);

    /// <summary>Null = it has no last day of its own.</summary>
    public static PlacementLength? LongestOf(Track track)
    {
        if (track.Stages.Count == 0 || track.Stages[^1].Without == WithoutDecision.Keep || (track.Stages[^1].Without is null && track.Kind != Kind.Internship))
        {
            return null;
        }

        var whole = new PlacementLength(0, 0);
        foreach (var stage in track.Stages)
        {
            if (stage is not { Length.Max: { } longest, Repeat.Most: { } times })
            {
                return null;
            }

            times = Math.Min(times, MostRepeats);
            whole = new(whole.Months + longest.Months * times, whole.Days + longest.Days * times);
        }

        return whole;
    }

    /// <summary>Surely after the last day, which is one day before the length is full.</summary>
    public static bool IsPast(Period at, PlacementLength whole) =>
        !at.IsBefore && ((at.Months >= whole.Months && at.Days >= whole.Days) || at.FewestDays >= whole.LongestDays);

    public override string ToString() => (Months, Days) switch
    {
        (0, _) => $"P{Days}D",
        (_, 0) => $"P{Months}M",
        _ => $"P{Months}M{Days}D",
    };
}
