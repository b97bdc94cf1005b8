using Matching.Engine.Facts;

namespace Matching.Core.Steering;

/// <summary>What is run when somebody asks on a page. The numbers are stored.</summary>
public enum AskedKind
{
    /// <summary>Tonight's night, stored.</summary>
    Night = 1,

    /// <summary>The same with nothing stored.</summary>
    Dry = 2,

    /// <summary>A night thought otherwise, beside the night as it was.</summary>
    Otherwise = 3,
}

/// <summary>How far a run that was asked for has come. The numbers are stored.</summary>
public enum AskedState
{
    Asked = 1,
    Running = 2,
    Done = 3,
    Failed = 4,
}

/// <summary>A run that a person asked for, by her sign-in, for her municipality's page.</summary>
public sealed record AskedRun(Guid Id, string Municipality, AskedKind Kind, Wanted Wanted, string By, DateTimeOffset At);

/// <summary>
/// What is thought otherwise, kept as JSON with the run: chosen numbers, a rule of law and a scheme as the files that they would be, and
/// changes of one night's facts. What is null or empty stays as it is. The first three can be saved for the nights to come; the rest cannot.
/// </summary>
public sealed record Wanted
{
    /// <summary>A whole policy file.</summary>
    public string? Policy { get; init; }

    /// <summary>A file of rules of law.</summary>
    public string? Law { get; init; }

    /// <summary>A scheme's definition.</summary>
    public string? Programme { get; init; }

    public IReadOnlyList<WantedSeats> Seats { get; init; } = [];

    public IReadOnlyList<WantedPlaces> MorePlaces { get; init; } = [];

    public WantedTravel? Travel { get; init; }

    public bool CanBeSaved => Policy is not null || Law is not null || Programme is not null;
}

/// <summary>An opening's places in all, 0 to 1000.</summary>
public sealed record WantedSeats(string Opening, int Count);

/// <summary>1 to 100 more hosts with one place each, like one that is there, of that kind and sector (empty = any).</summary>
public sealed record WantedPlaces(int Count, Kind Kind, string Sector);

/// <summary>Everybody whose limit of travel is from minutes goes to minutes, 5 to 120 both.</summary>
public sealed record WantedTravel(int From, int To);
