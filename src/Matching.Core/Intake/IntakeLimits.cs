namespace Matching.Core.Intake;

/// <summary>How much one file may hold, both ends allowed. More is refused by its size before it is read.</summary>
/// <remarks>Source: file formats, "Limits".</remarks>
public sealed record IntakeLimits(long Bytes = 50L * 1024 * 1024, int Rows = 500_000)
{
    /// <summary>Faults and warnings of one file that are kept with their values; those beyond are counted.</summary>
    public int KeptFaults { get; init; } = 1_000;
}
