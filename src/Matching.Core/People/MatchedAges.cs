using Matching.Engine.Nights;

namespace Matching.Core.People;

/// <summary>
/// Whom matching is for: 13 to 30 whole years on the date, both included; others are stored and left out.
/// </summary>
public static class MatchedAges
{
    public const int Youngest = 13;
    public const int Oldest = 30;

    public static bool IsMatched(DateOnly born, DateOnly date) => Ages.On(born, date) is >= Youngest and <= Oldest;
}
