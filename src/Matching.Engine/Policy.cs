using Matching.Engine.Facts;

namespace Matching.Engine;

/// <summary>
/// Every number that is chosen and not given: versioned data. Points are integers; the weights of one kind sum to 1000.
/// </summary>
/// <remarks>Source: the matching model §4, §5.</remarks>
public sealed record Policy
{
    public required int Version { get; init; }

    /// <summary>Which of the two objectives rules.</summary>
    public Objective Objective { get; init; } = Objective.MostPlaced;

    /// <summary>Weight of each preference by kind; a preference that is missing weighs 0.</summary>
    public required IReadOnlyDictionary<Kind, IReadOnlyDictionary<string, int>> PreferenceWeights { get; init; }

    public required WishWeights WishWeights { get; init; }

    /// <summary>Points lost when a shown wish gets another opening.</summary>
    public required int ChangeTax { get; init; }

    /// <summary>The k-th new person on one host within 30 days costs this × k × (k − 1) points.</summary>
    public required int LoadPrice { get; init; }

    /// <summary>Pairs below are left out when <see cref="Objective.BestFitFirst"/> rules.</summary>
    public required int MinimumScore { get; init; }

    /// <summary>Days during which an expired pair does not come back.</summary>
    public required int ExpiredRestDays { get; init; }

    /// <summary>Length of the window of new contacts, tonight included.</summary>
    public required int ContactWindowDays { get; init; }

    public required TravelSpeeds Travel { get; init; }
}

/// <summary>What the objective puts first.</summary>
public enum Objective
{
    /// <summary>Weight of filled wishes, then scores.</summary>
    MostPlaced = 1,

    /// <summary>Four times the score plus the weight, in one sum.</summary>
    BestFitFirst = 2,
}

/// <summary>What a filled wish weighs: the base, a point a day waited up to a limit, and what is added.</summary>
public sealed record WishWeights(
    int Base,
    int WaitingDaysLimit,
    int NothingAgreed,
    int FewOptions,
    int FewOptionsAtMost,
    int LateYes,
    int Shown);

/// <summary>Kilometres an hour and minutes added by means; the factor on the great circle is in thousandths.</summary>
public sealed record TravelSpeeds(
    int WalkKmh,
    int BikeKmh,
    int MopedKmh,
    int CarKmh,
    int CarAddedMinutes,
    int BusKmh,
    int BusAddedMinutes,
    int DetourPerMille,
    int SamePostcodeMetres);
