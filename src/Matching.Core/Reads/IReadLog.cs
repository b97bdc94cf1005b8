namespace Matching.Core.Reads;

/// <summary>What of a young person stood on the page that somebody read. Stored by number: never renumber.</summary>
public enum ReadOf
{
    /// <summary>Her whole file.</summary>
    File = 1,

    /// <summary>A proposal about her, with its reasons.</summary>
    Proposal = 2,

    /// <summary>Her name, age and wishes in a list.</summary>
    List = 3,

    /// <summary>Something to do about her.</summary>
    Work = 4,

    /// <summary>A call to her.</summary>
    Call = 5,

    /// <summary>How she fits a place that a consultant thinks of.</summary>
    Pair = 6,

    /// <summary>What she has allowed to be told, after her yes.</summary>
    Told = 7,

    /// <summary>What she has allowed to be told to whom she is to meet.</summary>
    Meeting = 8,
}

/// <summary>One page that somebody read. <paramref name="Reader"/> is one name for a person in one role; her display name is kept as it was that day.</summary>
public sealed record ReadNote(string Municipality, string Reader, string ReaderName, ReadOf What, IReadOnlyCollection<string> Youths, DateTimeOffset At);

/// <summary>Keeps who has read what of whom: counted by reader, person, kind of page and Danish day. Whoever is not known is left out.</summary>
/// <remarks>Source: feature U5; GDPR article 15 and 32.</remarks>
public interface IReadLog
{
    Task NoteAsync(ReadNote note, CancellationToken cancellationToken);
}
