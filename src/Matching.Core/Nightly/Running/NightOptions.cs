namespace Matching.Core.Nightly;

/// <summary>When a night is due, and how long a runner keeps it without a sign of life.</summary>
public sealed class NightOptions
{
    public const string Section = "Nightly";

    /// <summary>Civil time in Denmark; never between 02:00 and 03:00, which some days do not have. Default 01:15.</summary>
    public TimeOnly DueAt { get; set; } = new(1, 15);

    /// <summary>A runner that has not renewed for so long is taken for dead. Default one minute.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);
}
