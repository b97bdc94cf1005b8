namespace Matching.Engine.Nights;

/// <summary>Age in whole years. Born on 29 February: a year older on 1 March in common years.</summary>
/// <remarks>Source: the matching model §13, Facts.</remarks>
public static class Ages
{
    /// <summary>Whole years on a civil date; negative before birth.</summary>
    public static int On(DateOnly born, DateOnly date)
    {
        var hadBirthday = (date.Month, date.Day).CompareTo((born.Month, born.Day)) >= 0;
        return date.Year - born.Year - (hadBirthday ? 0 : 1);
    }
}
