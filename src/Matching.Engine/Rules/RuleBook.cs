using Matching.Engine.Rules.Admission;
using Matching.Engine.Rules.Circumstances;
using Matching.Engine.Rules.Hours;

namespace Matching.Engine.Rules;

/// <summary>The hard rules in the order in which a why-not names the first broken one. Adding a rule: its file, its line here, its test.</summary>
/// <remarks>Source: the matching model §3.</remarks>
internal static class RuleBook
{
    public static IReadOnlyList<IHardRule> HardRules { get; } =
    [
        new SwitchedOn(),
        new ProgrammeTakesThem(),
        new OldEnough(),
        new YoungEnough(),
        new WithinReach(),
        new HostIsCleared(),
        new Backed(),
        new GatesPassed(),
        new RestsNow(),
        new NotRefusedBefore(),
        new NotThis(),
        new RequiredThings(),
        new CommonLanguage(),
        new PhysicallyPossible(),
        new FewChanges(),
        new HoursWithinLimit(),
        new EnoughCommonTime(),
        new LawfulWork(),
        new LawfulInternship(),
        new LastsLongEnough(),
        new NoConflictOfInterest(),
    ];
}
