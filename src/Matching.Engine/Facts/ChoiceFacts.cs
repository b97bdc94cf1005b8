namespace Matching.Engine.Facts;

/// <summary>
/// Openings of one kind in a scheme where both sides choose: people meet, both rank, and nobody is placed whom not both have ranked.
/// <paramref name="MeetingsPerPerson"/> and <paramref name="MeetingsPerHost"/>: how many that one person, and one host in one round, may be
/// proposed to; 1 or more.
/// </summary>
/// <remarks>Source: the matching model §6, mutual choice; programmes §1.4.</remarks>
public sealed record ChoiceFacts(Kind Kind, int MeetingsPerPerson, int MeetingsPerHost);

/// <summary>Who ranks. Stored by number: never renumber.</summary>
public enum RankingSide
{
    /// <summary>She ranks the opening.</summary>
    Youth = 1,

    /// <summary>The opening's host ranks her.</summary>
    Host = 2,
}

/// <summary>
/// What one side has said of a pair when its ranking closed. <paramref name="Rank"/>: 1 = best; two of one side with the same rank are level, and
/// the draw decides. A pair that only one side has ranked never matches.
/// </summary>
public sealed record RankFacts(RankingSide Side, string Youth, string Opening, int Rank);

/// <summary>
/// A meeting that a person has agreed to arrange, or that was held: it is not proposed again, counts in what one person may be proposed to, and is
/// a contact of its host from <paramref name="Since"/>.
/// </summary>
public sealed record MeetingFacts(string Youth, string Opening, DateOnly Since);
