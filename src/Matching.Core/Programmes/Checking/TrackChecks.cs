using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>Every track can open, its form is of its kind, and its numbers fit each other.</summary>
internal static class TrackChecks
{
    private const int WeightSum = 1000;

    private static readonly Dictionary<Kind, Form[]> FormsOf = new()
    {
        [Kind.Mentor] = [Form.BusinessMentor, Form.AssociationMentor],
        [Kind.Internship] = [Form.SchoolInternship, Form.CompanyInternship, Form.TasterInternship, Form.HorizonInternship, Form.Observation],
        [Kind.Job] =
        [
            Form.JobTraining, Form.SpareTimeJob, Form.SmallJob, Form.SeasonalJob, Form.OnCallJob, Form.OrdinaryJob, Form.WageSubsidy, Form.Apprenticeship,
        ],
    };

    public static void Run(Checked on)
    {
        on.RefuseTwice(on.Tracks.Select(known => (known.Path, known.Track.Id)), "track");
        foreach (var (path, track) in on.Tracks)
        {
            CheckForm(on, path, track);
            CheckOpening(on, path, track);
            CheckHosts(on, path, track);
            CheckNumbers(on, path, track);
            CheckCompanions(on, path, track);
        }

        CheckCircles(on);
    }

    private static void CheckForm(Checked on, string path, Track track)
    {
        // An apprentice's time at a company is an internship to the schools and a job to the law.
        var fits = FormsOf[track.Kind].Contains(track.Form) || (track.Kind == Kind.Internship && track.Form is Form.Apprenticeship or Form.JobTraining);
        on.RefuseIf(!fits, $"{path}.form", $"is {Words.Of(track.Form)}, but a track of kind {Words.Of(track.Kind)} is one of {string.Join(", ", FormsOf[track.Kind].Select(Words.Of))}.");
        on.RefuseIf(
            track is { Kind: Kind.Mentor, Answer: Answer.Statutory or Answer.SchoolDuty },
            $"{path}.answer",
            $"is {Words.Of(track.Answer)}, but a volunteer mentor is never a duty.");
        on.RefuseIf(
            track.Answer == Answer.SchoolDuty && track.Form is not (Form.SchoolInternship or Form.Observation),
            $"{path}.answer",
            $"is school_duty, but only school_internship and observation belong to school.");
        on.RefuseIf(
            track.Answer == Answer.Statutory && track.Form is Form.SchoolInternship or Form.SpareTimeJob,
            $"{path}.answer",
            $"is statutory, but {Words.Of(track.Form)} is not given under the employment act.");
    }

    private static void CheckOpening(Checked on, string path, Track track)
    {
        var opens = track.Opens;
        if (opens.Kind == TrackOpeningKind.After)
        {
            on.RefuseIf(opens.Of == track.Id, $"{path}.opens", $"waits for its own end: it never opens.");
            on.RefuseIf(!on.HasTrack(opens.Of!), $"{path}.opens", $"waits for the track '{opens.Of}', which is not defined; {ConditionChecks.Tracks(on)}");
        }

        if (opens.Kind != TrackOpeningKind.Clock)
        {
            return;
        }

        if (on.Definition.Clocks.FirstOrDefault(clock => clock.Id == opens.Of) is not { } clock)
        {
            on.Refuse($"{path}.opens", $"waits for the clock '{opens.Of}', which is not defined: nothing opens this track.");
            return;
        }

        on.RefuseIf(
            clock.Do != ClockDeed.OpenTrack || !clock.Track.Contains(track.Id, StringComparer.Ordinal),
            $"{path}.opens",
            $"waits for the clock '{opens.Of}', which does not open it: say do open_track and track ['{track.Id}'] there.");
    }

    private static void CheckHosts(Checked on, string path, Track track)
    {
        on.RefuseIf(track is { SameHostFirst: true, DifferentHosts: true }, $"{path}.differentHosts", $"asks for another host each time, and sameHostFirst for the same.");
        on.RefuseIf(
            track is { SameHostFirst: true, Opens.Kind: TrackOpeningKind.Enrolled },
            $"{path}.sameHostFirst",
            $"needs a track before this one, but it opens with the enrolment.");
        on.RefuseIf(track is { DifferentHosts: true, MaxPlacements: 1 }, $"{path}.differentHosts", $"needs several placements, but maxPlacements is 1.");
        on.RefuseIf(track.MaxRunning > track.MaxPlacements, $"{path}.maxRunning", $"is {track.MaxRunning}, above maxPlacements, {track.MaxPlacements}.");
        on.RefuseIf(
            track.FirstContact is { By: Role.Mentor } && track.Kind != Kind.Mentor,
            $"{path}.firstContact.by",
            $"is mentor, but this track has none.");
        on.RefuseIf(track.ProposedBy == ProposedBy.Mentor && !on.HasKind(Kind.Mentor), $"{path}.proposedBy", $"is mentor, but no track has a mentor.");
    }

    private static void CheckNumbers(Checked on, string path, Track track)
    {
        on.RefuseIf(
            track.Weights.Count > 0 && track.Weights.Values.Sum() != WeightSum,
            $"{path}.weights",
            $"sum to {track.Weights.Values.Sum()}, but must sum to {WeightSum}.");
        if (track.Unit is { } unit)
        {
            on.RefuseIf(unit.Min > unit.Max, $"{path}.unit.min", $"is {unit.Min}, above the maximum of {unit.Max}.");
            on.RefuseIf(
                unit.Must && unit.Min > on.Definition.Entry?.Places?.Running,
                $"{path}.unit.min",
                $"is {unit.Min}, but only {on.Definition.Entry?.Places?.Running} may be enrolled at once.");
        }

        on.RefuseIf(
            track.Group is { SameHost: true } group && track.Unit is { Must: true } together && group.Min < together.Min,
            $"{path}.group.min",
            $"is {track.Group?.Min}, below the unit's minimum of {track.Unit?.Min} at one host.");
    }

    private static void CheckCompanions(Checked on, string path, Track track)
    {
        for (var at = 0; at < track.Companions.Count; at++)
        {
            var companion = track.Companions[at];
            MomentChecks.Check(on, $"{path}.companions[{at}].from", companion.From, track);
            MomentChecks.Check(on, $"{path}.companions[{at}].until", companion.Until?.At, track);
            on.RefuseIf(companion.Until?.After is { IsBefore: true } or { IsZero: true }, $"{path}.companions[{at}].until", $"is {companion.Until?.After}, so nobody walks along.");
        }
    }

    private static void CheckCircles(Checked on)
    {
        foreach (var (path, track) in on.Tracks.Where(known => known.Track.Opens is { Kind: TrackOpeningKind.After } opens && opens.Of != known.Track.Id))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var at = track;
            while (at is { Opens: { Kind: TrackOpeningKind.After, Of: { } before } } && seen.Add(at.Id))
            {
                at = on.Definition.Tracks.FirstOrDefault(known => known.Id == before);
                on.RefuseIf(before == track.Id, $"{path}.opens", $"goes in a circle: {track.Id} waits, step by step, for its own end.");
                if (before == track.Id)
                {
                    break;
                }
            }
        }
    }
}
