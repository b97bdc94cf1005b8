using Matching.Core.Enrolments.Goals;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// What must be true in her file before something that comes after the match: a start, a next stage, the end of the enrolment. Whoever has a file is
/// asked, also where it began with an import, for these steps come after that. What no file tells, such as hours, is asked. Where an answer is
/// statutory the letter is asked for before the start, also where the scheme is silent.
/// </summary>
/// <remarks>Source: programmes §1.2, §1.8 (D-1, D-8); rules of law IN11.</remarks>
public static class StepGates
{
    private const int FullTimeHours = 37;

    /// <summary>Words of the gates that are not passed on a day, in the scheme's order; empty = the step may be taken.</summary>
    /// <param name="before">The step.</param>
    /// <param name="file">Hers.</param>
    /// <param name="definition">The version she follows.</param>
    /// <param name="day">Of the step.</param>
    /// <param name="track">Of the placement that the step is about; null = it is about the enrolment.</param>
    public static IReadOnlyList<string> Left(GateStep before, EnrolmentFile file, ProgrammeDefinition definition, DateOnly day, Track? track = null) =>
    [
        .. Asked(before, definition, track, file)
            .Where(gate => gate.When is null || MayHold(gate.When, file, track, day))
            .Where(gate => Tally(gate, file, definition, day) is var (done, needed) && done < needed)
            .Select(ProgrammeGates.WordOf)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>How much of a gate is done on a day, of how much is needed. Goals are done when one of hers is agreed and not let go.</summary>
    /// <param name="gate">One of the definition's.</param>
    /// <param name="file">Hers.</param>
    /// <param name="definition">The version she follows.</param>
    /// <param name="day">Of the step.</param>
    /// <param name="language">Hers, which an escort must speak where the scheme says so; null = it was asked before.</param>
    public static (int Done, int Needed) Tally(Gate gate, EnrolmentFile file, ProgrammeDefinition definition, DateOnly day, string? language = null) => gate.Code switch
    {
        _ when file.Events.Any(one => one.Kind == GateWaived && one.Subject == ProgrammeGates.WordOf(gate) && one.On <= day) => (1, 1),
        GateCode.Goals => (GoalRules.In(file.Events).Count(goal => goal is { Of: Role.Youth, DroppedOn: null } && goal.AgreedOn <= day), 1),
        GateCode.ModulesDone when file.TimesPassed(gate, day, language, definition) == 0 => (file.ModulesAttended(definition.AllModules()), gate.Count ?? definition.AllModules().Count),
        GateCode.Talk => (file.TimesPassed(gate, day, language, definition), gate.Count ?? 1),
        _ => (file.TimesPassed(gate, day, language, definition), 1),
    };

    private static IEnumerable<Gate> Asked(GateStep before, ProgrammeDefinition definition, Track? track, EnrolmentFile file)
    {
        var said = definition.Gates.Where(gate => gate.Before == before && gate.Code is not (GateCode.GuardianBacking or GateCode.HostCleared or GateCode.HostAgreement));
        return before == GateStep.Start && definition.Gates.All(gate => gate.Code != GateCode.LetterSent) && track?.Answer.IsStatutoryFor(file.TargetGroup) == true
            ? said.Append(new() { Code = GateCode.LetterSent, Before = GateStep.Start })
            : said;
    }

    private static bool MayHold(Condition when, EnrolmentFile file, Track? track, DateOnly day)
    {
        var age = Ages.On(file.Born, day);
        return !(age >= when.AgeUnder) && !(age < when.AgeFrom)
            && (when.TargetGroup.Count == 0 || when.TargetGroup.Contains(file.TargetGroup, StringComparer.Ordinal) || file.TargetGroup.Length == 0)
            && (track is null || (HoursMayHold(when, track) && (when.Kind.Count == 0 || when.Kind.Contains(track.Kind)) && (when.Form.Count == 0 || when.Form.Contains(track.Form)) && (when.Track.Count == 0 || when.Track.Contains(track.Id, StringComparer.Ordinal))));
    }

    // As far as the track's own hours tell: a spare-time job is never full time, and one of ten hours at most never one of twenty.
    private static bool HoursMayHold(Condition when, Track track)
    {
        var most = track switch
        {
            { Kind: Kind.Mentor } => 0,
            { Hours: { Per: HoursPer.Week, Max: { } max } } => max,
            { Form: Form.SpareTimeJob or Form.SmallJob } => FullTimeHours - 1,
            _ => decimal.MaxValue,
        };
        return !(when.HoursFrom > most) && !(when.FullTime == true && most < FullTimeHours)
            && !(when.FullTime == false && track.Hours is { Per: HoursPer.Week, Min: >= FullTimeHours });
    }
}
