using System.Text.Json.Serialization;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>What a time is counted from.</summary>
public enum MomentCode
{
    /// <summary>The enrolment began.</summary>
    Enrolled = 1,

    /// <summary>The last day of the preparation itself.</summary>
    Prepared = 2,

    /// <summary>The first day of her group.</summary>
    GroupStart = 3,

    /// <summary>The first meeting that both said yes to.</summary>
    FirstMeeting = 4,

    /// <summary>The placement's first day.</summary>
    Start = 5,

    /// <summary>The first day of a placement of kind job.</summary>
    JobStart = 6,

    /// <summary>The last day of the running stage itself.</summary>
    StageEnd = 7,

    /// <summary>The placement's last day itself, or with a name that of a track or module.</summary>
    End = 8,

    /// <summary>The 18th birthday.</summary>
    [JsonStringEnumMemberName("turns_18")]
    Turns18 = 9,
}

/// <summary>A point that times are counted from; <paramref name="Of"/> names the track or module whose end is meant, null = the placement's own.</summary>
public sealed record Moment(MomentCode Code, string? Of = null)
{
    public override string ToString() => Of is null ? Words.Of(Code) : $"{Words.Of(Code)}:{Of}";
}

/// <summary>What happens to a person, that a condition or a reassessment looks at.</summary>
public enum LifeEvent
{
    [JsonStringEnumMemberName("turns_18")]
    Turns18 = 1,
    [JsonStringEnumMemberName("turns_25")]
    Turns25 = 2,
    LeavesSchool = 3,
    GroupChanges = 4,
    Start = 5,
    JobStart = 6,
    StageEnd = 7,
    End = 8,
    NoShow = 9,
}
