namespace Matching.Core.Nightly;

/// <summary>When a night is due, and how long a runner keeps it without a sign of life.</summary>
public sealed class NightOptions
{
    public const string Section = "Nightly";

    /// <summary>Civil time in Denmark; never between 02:00 and 03:00, which some days do not have. Default 01:15.</summary>
    public TimeOnly DueAt { get; set; } = new(1, 15);

    /// <summary>
    /// From so many young people on, what keeps wishes from openings is offered to other workers in parts while the seats are given; smaller nights would
    /// lose more by telling the facts than they gain. Default 5,000.
    /// </summary>
    public int InPartsFrom { get; set; } = 5000;

    /// <summary>Into how many parts; at least 1. Default 16.</summary>
    public int Parts { get; set; } = 16;

    /// <summary>A runner that has not renewed for so long is taken for dead. Default one minute.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);
}
