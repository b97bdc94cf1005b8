namespace Matching.Engine.Preferences;

/// <summary>The preferences in the order of the score card. Adding one: its file, its line here, its weight in the policy, its test.</summary>
/// <remarks>Source: the matching model §4.</remarks>
internal static class PreferenceBook
{
    public static IReadOnlyList<IPreference> Preferences { get; } =
    [
        new HostCommitment(),
        new OwnWish(),
        new SignsOfChemistry(),
        new PlaceFits(),
        new RoomToGrow(),
        new LeadsSomewhere(),
        new ShortTravel(),
        new SectorInterest(),
    ];
}
