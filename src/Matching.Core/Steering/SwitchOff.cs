namespace Matching.Core.Steering;

/// <summary>What stands still for a part.</summary>
public enum SwitchedWhat
{
    /// <summary>No night and no round proposes anything, and nothing is approved.</summary>
    Matching = 1,

    /// <summary>No text leaves but what confirms a stop, answers a cry for help, lets somebody sign in or was written by a person.</summary>
    Texts = 2,
}

/// <summary>A part of a municipality that can be switched off.</summary>
public enum SwitchedPart
{
    /// <summary>Its young people and its hosts.</summary>
    Municipality = 1,

    /// <summary>One scheme, for its young people and at its hosts.</summary>
    Programme = 2,

    /// <summary>One postcode, its young people and its hosts.</summary>
    Area = 3,

    /// <summary>One host.</summary>
    Host = 4,
}

/// <summary>
/// A part that somebody switched off: from the day it was done, both days included, until <paramref name="Until"/> (null = until somebody ends it).
/// </summary>
/// <param name="Value">The municipality's code, the programme's id, the postcode or the host's id.</param>
/// <param name="By">Her sign-in.</param>
public sealed record SwitchOff(Guid Id, string Municipality, SwitchedWhat What, SwitchedPart Part, string Value, string Reason, string By, DateTimeOffset Since, DateOnly? Until)
{
    public bool IsOn(DateOnly date) => Clock.Copenhagen.DateAt(Since) <= date && (Until is null || date <= Until);
}
