using Matching.Core.Definitions;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// The chosen numbers as a file: every name is needed and no other is known, numbers are whole and in range, and the preference weights of
/// each kind sum to 1000. A fault says path, value and what is allowed; all of them are found at once.
/// </summary>
public static class PolicyFile
{
    private const int WeightSum = 1000;
    private const int MostPoints = 1_000_000;

    private static readonly string[] Preferences =
        ["host-commitment", "own-wish", "signs-of-chemistry", "place-fits", "room-to-grow", "leads-somewhere", "short-travel", "sector-interest"];

    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["internship"] = Kind.Internship,
        ["job"] = Kind.Job,
        ["mentor"] = Kind.Mentor,
    };

    private static readonly Dictionary<string, Objective> Objectives = new(StringComparer.Ordinal)
    {
        ["most_placed"] = Objective.MostPlaced,
        ["best_fit_first"] = Objective.BestFitFirst,
    };

    /// <summary>The preferences that this program can weigh.</summary>
    public static IReadOnlyList<string> KnownPreferences => Preferences;

    /// <summary>Version 1, which ships with the product.</summary>
    public static Policy Default { get; } = Load("policy-1.json", DefaultText).OrThrow();

    /// <summary>The same as its file has it.</summary>
    public static string DefaultText => DefinitionText.Embedded("policy-1.json");

    /// <summary>Reads a policy; <paramref name="file"/> names it in the faults.</summary>
    public static DefinitionOutcome<Policy> Load(string file, string json) => DefinitionText.Read(file, json, ReadPolicy);

    private static Policy ReadPolicy(DefinitionValue root)
    {
        root.Object("version", "objective", "preferenceWeights", "wishWeights", "changeTax", "loadPrice", "minimumScore", "expiredRestDays", "contactWindowDays", "travel");
        return new()
        {
            Version = root.Required("version").Whole(1, MostPoints),
            Objective = root.Required("objective").Code(Objectives),
            PreferenceWeights = ReadPreferences(root.Required("preferenceWeights")),
            WishWeights = ReadWishes(root.Required("wishWeights")),
            ChangeTax = root.Required("changeTax").Whole(0, 1000),
            LoadPrice = root.Required("loadPrice").Whole(0, 1000),
            MinimumScore = root.Required("minimumScore").Whole(0, 1000),
            ExpiredRestDays = root.Required("expiredRestDays").Whole(0, 3650),
            ContactWindowDays = root.Required("contactWindowDays").Whole(1, 366),
            Travel = ReadTravel(root.Required("travel")),
        };
    }

    private static Dictionary<Kind, IReadOnlyDictionary<string, int>> ReadPreferences(DefinitionValue value)
    {
        value.Object([.. Kinds.Keys]);
        return Kinds.ToDictionary(kind => kind.Value, kind => (IReadOnlyDictionary<string, int>)ReadWeights(value.Required(kind.Key)));
    }

    private static Dictionary<string, int> ReadWeights(DefinitionValue value)
    {
        value.Object(Preferences);
        var weights = Preferences.ToDictionary(name => name, name => value.Required(name).Whole(0, WeightSum), StringComparer.Ordinal);
        var sum = weights.Values.Sum();
        if (sum != WeightSum)
        {
            value.RefuseThat($"the weights sum to {sum}, but must sum to {WeightSum}.");
        }

        return weights;
    }

    private static WishWeights ReadWishes(DefinitionValue value)
    {
        value.Object("base", "waitingDaysLimit", "nothingAgreed", "fewOptions", "fewOptionsAtMost", "lateYes", "shown");
        return new(
            value.Required("base").Whole(0, MostPoints),
            value.Required("waitingDaysLimit").Whole(0, 3650),
            value.Required("nothingAgreed").Whole(0, MostPoints),
            value.Required("fewOptions").Whole(0, MostPoints),
            value.Required("fewOptionsAtMost").Whole(0, 1000),
            value.Required("lateYes").Whole(0, MostPoints),
            value.Required("shown").Whole(0, MostPoints));
    }

    private static TravelSpeeds ReadTravel(DefinitionValue value)
    {
        value.Object("walkKmh", "bikeKmh", "mopedKmh", "carKmh", "carAddedMinutes", "busKmh", "busAddedMinutes", "detourPerMille", "samePostcodeMetres");
        return new(
            value.Required("walkKmh").Whole(1, 200),
            value.Required("bikeKmh").Whole(1, 200),
            value.Required("mopedKmh").Whole(1, 200),
            value.Required("carKmh").Whole(1, 200),
            value.Required("carAddedMinutes").Whole(0, 120),
            value.Required("busKmh").Whole(1, 200),
            value.Required("busAddedMinutes").Whole(0, 120),
            value.Required("detourPerMille").Whole(1000, 5000),
            value.Required("samePostcodeMetres").Whole(0, 100_000));
    }
}
