namespace Matching.Engine.Facts;

/// <summary>What is wished for and offered. The order is the alphabet of the codes, which sorts every list. Stored by number: never renumber.</summary>
public enum Kind
{
    /// <summary>A company internship.</summary>
    Internship = 1,

    /// <summary>A spare-time job.</summary>
    Job = 2,

    /// <summary>A volunteer business mentor.</summary>
    Mentor = 3,
}

/// <summary>Whether matching is switched on for a person, host or opening. Stored by number: never renumber.</summary>
public enum Status
{
    /// <summary>Takes part.</summary>
    Active = 1,

    /// <summary>Off for a time; says by whom and why where it is kept.</summary>
    Paused = 2,

    /// <summary>Off for good, until a person opens it again.</summary>
    Closed = 3,
}

/// <summary>Means of transport that a person says she uses, and means that an index of speed is kept for.</summary>
[Flags]
public enum TravelModes
{
    None = 0,
    Walk = 1,
    Bike = 2,
    Bus = 4,
    Moped = 8,
    Car = 16,
}

/// <summary>The widest licence held; a car licence also covers a moped.</summary>
public enum Licence
{
    None = 0,
    Moped = 1,
    Car = 2,
}

/// <summary>Where a person goes to school. Only compulsory school counts as school in youth-work law.</summary>
public enum School
{
    NotStated = 0,
    Compulsory = 1,
    None = 2,
    Fgu = 3,
    Eud = 4,
    Gymnasium = 5,
    Stu = 6,
    Higher = 7,
    Other = 8,
}

/// <summary>Codes that a person chose as wishes for a workplace; never a diagnosis.</summary>
[Flags]
public enum Needs
{
    None = 0,
    Quiet = 1,
    SmallTeam = 2,
    FixedContact = 4,
    FewChanges = 8,
    ExtraBreaks = 16,
    NoHeavyLifting = 32,
    NoCustomerContact = 64,
}

/// <summary>The way of speaking that suits; <see cref="NotStated"/> is its own answer.</summary>
public enum Communication
{
    NotStated = 0,
    Any = 1,
    Soft = 2,
    Direct = 3,
}

/// <summary>What a place is like and what the work there involves.</summary>
[Flags]
public enum WorkEnvironment
{
    None = 0,
    Quiet = 1,
    SmallTeam = 2,
    FixedContact = 4,
    Standing = 8,
    Lifting = 16,
    CustomerContact = 32,
    Outdoor = 64,
    PieceRate = 128,
    Alone = 256,
    ServesAlcohol = 512,
    Machines = 1024,
}

/// <summary>What an opening asks for at the start.</summary>
[Flags]
public enum Requirements
{
    None = 0,
    DrivingLicence = 1,
    ChildCertificate = 2,
    CriminalRecord = 4,
}

/// <summary>What a host has promised.</summary>
[Flags]
public enum Pledges
{
    None = 0,
    FlexibleHours = 1,
    FixedContact = 2,
    Openness = 4,
    LowerStart = 8,
    PeerTraining = 16,
    Lift = 32,
    BreakRoom = 64,
}

/// <summary>Where an opening may lead.</summary>
[Flags]
public enum LeadsTo
{
    None = 0,
    OrdinaryHours = 1,
    Apprenticeship = 2,
    Job = 4,
}

/// <summary>The trade of a workplace, as youth-work law tells them apart.</summary>
public enum Trade
{
    NotStated = 0,
    Shop = 1,
    Office = 2,
    PetrolStation = 3,
    Hotel = 4,
    Restaurant = 5,
    CinemaTheatre = 6,
    Bakery = 7,
    Stable = 8,
    Newspaper = 9,
    Kiosk = 10,
    Grill = 11,
    IsolatedShop = 12,
    GuardedCentre = 13,
    Other = 14,
}

/// <summary>How far a pair has come. Stored by number: never renumber.</summary>
public enum PlacementState
{
    /// <summary>Proposed by an earlier night, not yet decided; holds nothing.</summary>
    Shown = 1,

    /// <summary>Approved by a consultant; the seat is held.</summary>
    Approved = 2,

    /// <summary>Offered to the young person; the seat is held.</summary>
    Offered = 3,

    /// <summary>She has said yes.</summary>
    Agreed = 4,

    /// <summary>It has begun.</summary>
    Running = 5,

    /// <summary>It is over.</summary>
    Ended = 6,
}

/// <summary>How an earlier pair ended, and whether a person reopened it. Stored by number: never renumber.</summary>
public enum Outcome
{
    DeclinedByYouth = 1,
    DeclinedByHost = 2,
    NoChemistry = 3,
    EndedEarly = 4,
    Completed = 5,
    PlannedEnd = 6,
    Expired = 7,
    Reopened = 8,
}
