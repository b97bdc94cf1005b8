namespace Matching.Web.Wording;

internal static class Ages
{
    /// <summary>Whole years; born on 29 February she is a year older on 1 March in common years.</summary>
    public static int On(DateOnly born, DateOnly date)
    {
        var years = date.Year - born.Year;
        return (date.Month, date.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }
}
