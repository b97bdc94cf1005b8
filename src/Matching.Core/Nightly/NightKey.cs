namespace Matching.Core.Nightly;

/// <summary>A night is one area on one civil date, and there is one of each.</summary>
public sealed record NightKey(string Area, DateOnly Date)
{
    /// <summary>All municipalities of the installation: the only area so far.</summary>
    public const string WholeInstallation = "all";
}
