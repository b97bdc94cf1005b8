using System.Globalization;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// One person in one version of a scheme: everything that has happened, and the steps that are kept of it. What comes next follows from
/// the definition and the events alone. Civil dates. <see cref="Version"/> is the row's as it was read; 0 = not stored yet.
/// </summary>
public sealed record EnrolmentFile
{
    public const string ByImport = "import";
    public const string ByMatch = "match";

    public required EnrolmentId Id { get; init; }

    public required string Municipality { get; init; }

    public required string YouthId { get; init; }

    public required string Programme { get; init; }

    /// <summary>The version she was enrolled under: id, first night, hash.</summary>
    public required string Mark { get; init; }

    public required DateOnly Born { get; init; }

    /// <summary>Her readiness group now.</summary>
    public string TargetGroup { get; init; } = Core.People.TargetGroups.None;

    /// <summary>Her guardian's yes, no, or not asked.</summary>
    public bool? GuardianConsent { get; init; }

    public required DateOnly EnrolledOn { get; init; }

    /// <summary>import, match, or who enrolled her.</summary>
    public required string Source { get; init; }

    /// <summary>She was enrolled step by step: what her file does not say has not happened. Of others what was before them counts as done.</summary>
    public bool IsStrict => Source is not (ByImport or ByMatch);

    /// <summary>Her school grade when she was enrolled; null = none.</summary>
    public int? Grade { get; init; }

    public DateOnly? EndedOn { get; init; }

    /// <summary>In the order they were written down.</summary>
    public IReadOnlyList<EnrolmentEvent> Events { get; init; } = [];

    public IReadOnlyList<KeptStep> Steps { get; init; } = [];

    public int Version { get; init; }

    /// <summary>The definition she follows; one that is not known is a fault of the installation.</summary>
    public ProgrammeVersion VersionIn(ProgrammeBook book) => book.FindMark(Mark)
        ?? throw new InvalidOperationException($"Enrolment {Id} follows {Mark}, which is not known.\nMaybe the definition was loaded elsewhere and not here.");

    /// <summary>What the next steps are planned from.</summary>
    public EnrolmentStory Story(ProgrammeBook book) => Story(VersionIn(book));

    /// <summary>The same, by a version that is known to be hers.</summary>
    public EnrolmentStory Story(ProgrammeVersion version)
    {
        return new()
        {
            Version = version,
            Born = Born,
            Enrolled = EnrolledOn,
            TargetGroup = TargetGroup.Length > 0 ? TargetGroup : Core.People.TargetGroups.None,
            Prepared = version.Definition.Preparation is { } preparation ? CompletedOn("", preparation.Modules, preparation.CompleteWhen) : EnrolledOn,
            GroupStart = GroupStart,
            Changes = [.. Events.Where(one => one.Kind == LifeChanged).Select(one => (Words.AllOf<LifeEvent>()[one.Subject], one.On))],
            Placements = [.. Events.Where(one => one.Kind == Agreed).Select(PlacementOf)],
            Done = Events.Where(one => one.Kind == Decided).Select(one => one.Subject).Concat(Answered()).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>When the modules of a track, or with an empty name of the preparation, were complete: the last one needed, or the day they were waived; null = not yet.</summary>
    public DateOnly? CompletedOn(string track, IReadOnlyList<Module> modules, CompleteWhen? when)
    {
        if (Events.LastOrDefault(one => one.Kind == ModulesWaived && one.Subject == track) is { } waived)
        {
            return waived.On;
        }

        var needed = when?.Modules ?? modules.Count;
        var attended = modules.Select(AttendedOn).OfType<DateOnly>().Order().ToList();
        return needed > 0 && attended.Count >= needed ? attended[needed - 1] : null;
    }

    /// <summary>How many of these modules she has attended to their last session.</summary>
    public int ModulesAttended(IReadOnlyList<Module> modules) => modules.Count(module => AttendedOn(module) is not null);

    /// <summary>Sessions of a module that she came to: one on each day that says so, or as many as the day's word says.</summary>
    public int SessionsAttended(Module module) => Sessions(module).Sum(day => day.Count);

    /// <summary>The day on which she had come to as many sessions as the module has; without a number of sessions one attendance is the whole. Null = not yet.</summary>
    private DateOnly? AttendedOn(Module module)
    {
        var left = module.Sessions ?? 1;
        return Sessions(module).Select(day => (day.On, Left: left -= day.Count)).Where(day => day.Left <= 0).Select(day => (DateOnly?)day.On).FirstOrDefault();
    }

    private IEnumerable<(DateOnly On, int Count)> Sessions(Module module) => Events
        .Where(one => one.Kind == ModuleAttended && one.Subject == module.Id)
        .GroupBy(one => one.On)
        .OrderBy(day => day.Key)
        .Select(day => (day.Key, day.Max(one => int.TryParse(one.Word, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 1)));

    /// <summary>The first day of her group; null = none yet.</summary>
    public DateOnly? GroupStart => Events.LastOrDefault(one => one.Kind == GroupStarted)?.On;

    /// <summary>The half hours of a week in which she is at modules, as they were last said.</summary>
    public Engine.Time.WeekBits AtModules => Events
        .Where(one => one.Kind == ModuleHours)
        .GroupBy(one => one.Subject, StringComparer.Ordinal)
        .Select(said => Engine.Time.WeeklyHours.Parse(said.Last().Word).Touched())
        .Aggregate(Engine.Time.WeekBits.None, (all, one) => all | one);

    /// <summary>How often a gate was passed on different days and still holds on <paramref name="day"/>; an escort counts who speaks her language.</summary>
    public int TimesPassed(Gate gate, DateOnly day, string? language, ProgrammeDefinition definition) => Events
        .Where(one => one.Kind == GatePassed && one.Subject == ProgrammeGates.WordOf(gate) && one.On <= day)
        .Where(one => gate.ValidFor is not { } valid || day < valid.From(one.On))
        .Where(one => gate.Code != GateCode.EscortNamed || language is null || !definition.AsksEscortsLanguage() || one.Word == language)
        .DistinctBy(one => one.On)
        .Count();

    /// <summary>Times in a row, the last ones, that she did not come to her group.</summary>
    public int MissedInARow => Events.Where(one => one.Kind is GroupMissed or GroupAttended).OrderBy(one => one.On).Reverse().TakeWhile(one => one.Kind == GroupMissed).Count();

    /// <summary>The roles that have answered a step.</summary>
    public IReadOnlyList<EnrolmentEvent> AnswersTo(string step) => [.. Events.Where(one => one.Kind == EnrolmentEventKind.Answered && one.Subject == step)];

    /// <summary>Steps that all who were asked have answered, nobody asking for a person.</summary>
    private IEnumerable<string> Answered() => Events
        .Where(one => one.Kind == EnrolmentEventKind.Answered)
        .GroupBy(one => one.Subject, StringComparer.Ordinal)
        .Where(answers => Steps.FirstOrDefault(kept => kept.Step.Key == answers.Key) is { } kept
            && kept.Step.Who.All(role => answers.LastOrDefault(one => one.Role == role) is { } last && !Answers.AskForPerson(last.Word)))
        .Select(answers => answers.Key);

    private PlacementStory PlacementOf(EnrolmentEvent agreed)
    {
        var hers = Events.Where(one => one.Subject == agreed.Subject).ToList();
        var ended = hers.LastOrDefault(one => one.Kind == PlacementEnded);
        return new()
        {
            Id = agreed.Subject,
            Track = agreed.Word,
            AgreedOn = agreed.On,
            Start = hers.LastOrDefault(one => one.Kind == Started)?.On,
            Agreed = Period.Parse(agreed.Note.Length > 0 ? agreed.Note : null),
            Extensions = hers.Count(one => one.Kind == Extended),
            LawfulDays = LawfulWeeks.Of(agreed.Subject, Events)?.Days,
            Ended = ended?.On,
            Outcome = ended is { Word.Length: > 0 } ? Words.AllOf<OutcomeCode>()[ended.Word] : null,
        };
    }
}
