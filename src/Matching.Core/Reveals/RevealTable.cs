using System.Collections.Frozen;
using static Matching.Core.Reveals.MatchStep;
using static Matching.Core.Reveals.PersonalFact;

namespace Matching.Core.Reveals;

/// <summary>Who looks at a young person from outside her municipality's staff.</summary>
public enum Viewer
{
    Mentor = 1,
    Company = 2,

    /// <summary>Her own municipality's other systems: they know who an id is, so an id is all they are told.</summary>
    OwnSystem = 3,

    /// <summary>Another municipality, by a consent of hers that is recorded.</summary>
    OtherMunicipality = 4,
}

/// <summary>How far a match has come.</summary>
public enum MatchStep
{
    /// <summary>A night has proposed it; nobody but staff knows.</summary>
    Proposed = 1,

    /// <summary>A person has approved that the two meet, where both sides choose.</summary>
    Meeting = 2,

    /// <summary>She has been asked and has not said yes.</summary>
    Asked = 3,

    /// <summary>She has said yes.</summary>
    Agreed = 4,

    /// <summary>It runs.</summary>
    Running = 5,

    /// <summary>It has ended, or came to nothing.</summary>
    Over = 6,

    /// <summary>She has said yes, and the mentor has not said for three months that hours and room hold. Where a scheme asks the host each time, that is asked before the offer.</summary>
    Unconfirmed = 7,
}

/// <summary>What can be told of her.</summary>
public enum PersonalFact
{
    Id = 1,
    FirstName = 2,

    /// <summary>What she has agreed to be told to such a recipient, in the words she agreed to.</summary>
    AgreedWords = 3,
    Phone = 4,
    LastName = 5,
    BirthDate = 6,

    /// <summary>Street, postcode, a point on a map, minutes of travel.</summary>
    Place = 7,

    /// <summary>Needs, health, what helps and what to avoid; agreed words may say something of it, the fact never is told.</summary>
    Need = 8,

    /// <summary>Target group and benefit.</summary>
    Benefit = 9,

    /// <summary>Who else is proposed, asked or waiting.</summary>
    Others = 10,
    Guardian = 11,
    CprNumber = 12,
}

/// <summary>
/// What each side sees of a young person at each step of a match; what has no cell is never told. A mentor sees first name, agreed words and number
/// only after her yes and until it ends, so that the mentor can call, and not while the mentor's own word is older than three months; a company first name and agreed words where it is to meet her, and the number
/// only after her yes. Words and number are those she has agreed to be told to such a recipient; without her agreement there are none. Neither sees
/// her place, need, benefit, or who the others are. A protected address leaves the municipality by no cell; where hers is protected
/// only the first name is told, since words and a number can lead to a place, and a person tells the rest (CPR-loven § 28; PA01). Another
/// municipality sees nothing here: a consent (GDPR article 6(1)(a); DP02) is told by a person. No cell has a CPR number (databeskyttelsesloven § 11;
/// CP01), and none a need, which is a special category (GDPR article 9; DP05).
/// </summary>
/// <remarks>Source: feature A6 and U4; rules of law, sections 6 and 7; data minimisation, GDPR article 5(1)(c).</remarks>
public static class RevealTable
{
    private static readonly PersonalFact[] Nothing = [];

    private static readonly FrozenDictionary<Viewer, IReadOnlyList<PersonalFact>[]> Cells = new Dictionary<Viewer, IReadOnlyList<PersonalFact>[]>
    {
        //                              Proposed  Meeting                       Asked     Agreed                               Running                              Over      Unconfirmed
        [Viewer.Mentor] =              [Nothing,  Nothing,                      Nothing,  [FirstName, AgreedWords, Phone],     [FirstName, AgreedWords, Phone],     Nothing,  Nothing],
        [Viewer.Company] =             [Nothing,  [FirstName, AgreedWords],     Nothing,  [FirstName, AgreedWords, Phone],     [FirstName, AgreedWords, Phone],     Nothing,  Nothing],
        [Viewer.OwnSystem] =           [[Id],     [Id],                         [Id],     [Id],                                [Id],                                [Id],     [Id]],
        [Viewer.OtherMunicipality] =   [Nothing,  Nothing,                      Nothing,  Nothing,                             Nothing,                             Nothing,  Nothing],
    }.ToFrozenDictionary();

    /// <summary>What may be told now.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="step">How far it has come.</param>
    /// <param name="isProtected">Her name and address are protected.</param>
    public static IReadOnlyList<PersonalFact> At(Viewer viewer, MatchStep step, bool isProtected) =>
        isProtected ? [.. Cells[viewer][(int)step - 1].Where(fact => fact is Id or FirstName)] : Cells[viewer][(int)step - 1];

    public static bool May(Viewer viewer, MatchStep step, PersonalFact fact, bool isProtected) => At(viewer, step, isProtected).Contains(fact);
}
