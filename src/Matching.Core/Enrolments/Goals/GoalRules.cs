using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments.Goals;

/// <summary>Goals as they stand in a file, and which may be added: at most three are open for her and at most three for each host, fewer where the scheme says so.</summary>
/// <remarks>Source: the product, P10; programmes, D-8.</remarks>
public static class GoalRules
{
    public const int Most = 3;
    public const int Longest = 200;
    private const int Shortest = 3;

    /// <summary>In the order they were agreed.</summary>
    public static IReadOnlyList<Goal> In(IReadOnlyList<EnrolmentEvent> events) =>
        [.. events.Where(one => one.Kind == GoalAgreed).Select(agreed => new Goal(agreed.Subject, agreed.Role ?? Role.Youth, agreed.Word, agreed.Note, agreed.On)
        {
            ReachedOn = LastDay(events, GoalReached, agreed.Subject),
            DroppedOn = LastDay(events, GoalDropped, agreed.Subject),
        })];

    /// <summary>How many may be open at once; the scheme may say fewer and never more.</summary>
    public static int MostIn(ProgrammeDefinition definition) => Math.Min(Most, definition.Gates.Where(gate => gate.Code == GateCode.Goals).Select(gate => gate.Count ?? Most).DefaultIfEmpty(Most).Min());

    /// <summary>The scheme wants goals written down.</summary>
    public static bool AreWanted(ProgrammeDefinition definition) => definition.Gates.Any(gate => gate.Code == GateCode.Goals);

    internal static RecordOutcome.Refused? Refusal(Happening agreed, EnrolmentFile file, ProgrammeDefinition definition)
    {
        if (file.EndedOn is not null)
        {
            return new("ended_already", []);
        }

        if (agreed.Note.Trim().Length is < Shortest or > Longest || CprNumbers.Mask(agreed.Note) != agreed.Note)
        {
            return new("goal_words", []);
        }

        if (agreed.Role is not (Role.Youth or Role.Host) || agreed.Subject.Length == 0 || (agreed.Role == Role.Youth) != (agreed.Word.Length == 0))
        {
            return new("goal_of", []);
        }

        if (agreed.Role == Role.Host && !IsAtPlace(agreed.Word, file))
        {
            return new("placement", []);
        }

        var most = MostIn(definition);
        return In(file.Events).Count(goal => goal.IsOpen && goal.Of == agreed.Role && goal.Placement == agreed.Word) < most
            ? null
            : new("goals", [most.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }

    private static bool IsAtPlace(string placement, EnrolmentFile file) =>
        file.Events.Any(one => one.Kind == Agreed && one.Subject == placement) && !file.Events.Any(one => one.Kind == PlacementEnded && one.Subject == placement);

    private static DateOnly? LastDay(IReadOnlyList<EnrolmentEvent> events, EnrolmentEventKind kind, string goal) =>
        events.LastOrDefault(one => one.Kind == kind && one.Subject == goal)?.On;
}
