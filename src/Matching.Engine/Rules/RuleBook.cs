namespace Matching.Engine.Rules;

/// <summary>The hard rules in the order in which a why-not names the first broken one. Adding a rule: its file, its line here, its test.</summary>
/// <remarks>Source: the matching model §3.</remarks>
internal static class RuleBook
{
    public static IReadOnlyList<IHardRule> HardRules { get; } =
    [
    ];
}
