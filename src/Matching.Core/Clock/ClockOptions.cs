namespace Matching.Core.Clock;

/// <summary>The product's clock: <c>Clock:Offset</c> is the number of whole seconds it is ahead of the machine's; negative = behind, 0 = the same.</summary>
public sealed class ClockOptions
{
    public const string Section = "Clock";

    public long Offset { get; set; }

    public TimeSpan Ahead => TimeSpan.FromSeconds(Offset);
}
