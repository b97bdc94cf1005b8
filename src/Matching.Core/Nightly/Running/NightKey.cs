namespace Matching.Core.Nightly;

/// <summary>
/// A night is one area on one civil date, and there is one of each. The area is written as its municipalities' codes, ascending, with
/// <c>+</c> between: <c>0615+0661+0791</c>.
/// </summary>
public sealed record NightKey(string Area, DateOnly Date)
{
    public static NightKey Of(IReadOnlyList<string> area, DateOnly date) => new(string.Join('+', area), date);
}
