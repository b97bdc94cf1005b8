using Matching.Engine.Facts;

namespace Matching.Core.LegalRules;

/// <summary>The words that rule files write for what the engine has as values.</summary>
internal static class LegalCodes
{
    public static IReadOnlyDictionary<string, Kind> Kinds { get; } = new Dictionary<string, Kind>(StringComparer.Ordinal)
    {
        ["internship"] = Kind.Internship,
        ["job"] = Kind.Job,
        ["mentor"] = Kind.Mentor,
    };

    public static IReadOnlyDictionary<string, School> Schools { get; } = new Dictionary<string, School>(StringComparer.Ordinal)
    {
        ["compulsory"] = School.Compulsory,
        ["none"] = School.None,
        ["fgu"] = School.Fgu,
        ["eud"] = School.Eud,
        ["gymnasium"] = School.Gymnasium,
        ["stu"] = School.Stu,
        ["higher"] = School.Higher,
        ["other"] = School.Other,
    };

    public static IReadOnlyDictionary<string, Trade> Trades { get; } = new Dictionary<string, Trade>(StringComparer.Ordinal)
    {
        ["shop"] = Trade.Shop,
        ["office"] = Trade.Office,
        ["petrol_station"] = Trade.PetrolStation,
        ["hotel"] = Trade.Hotel,
        ["restaurant"] = Trade.Restaurant,
        ["cinema_theatre"] = Trade.CinemaTheatre,
        ["bakery"] = Trade.Bakery,
        ["stable"] = Trade.Stable,
        ["newspaper"] = Trade.Newspaper,
        ["kiosk"] = Trade.Kiosk,
        ["grill"] = Trade.Grill,
        ["isolated_shop"] = Trade.IsolatedShop,
        ["guarded_centre"] = Trade.GuardedCentre,
        ["other"] = Trade.Other,
    };

    public static IReadOnlyDictionary<string, RuleMode> Modes { get; } = new Dictionary<string, RuleMode>(StringComparer.Ordinal)
    {
        ["computed"] = RuleMode.Computed,
        ["question"] = RuleMode.Question,
        ["shown"] = RuleMode.Shown,
    };

    public static IReadOnlyDictionary<string, RuleSeverity> Severities { get; } = new Dictionary<string, RuleSeverity>(StringComparer.Ordinal)
    {
        ["block"] = RuleSeverity.Block,
        ["override"] = RuleSeverity.Override,
        ["warn"] = RuleSeverity.Warn,
    };

    public static IReadOnlyDictionary<string, Confidence> Confidences { get; } = new Dictionary<string, Confidence>(StringComparer.Ordinal)
    {
        ["H"] = Confidence.High,
        ["M"] = Confidence.Medium,
        ["L"] = Confidence.Low,
    };

    public static IReadOnlyDictionary<string, string> TargetGroups { get; } =
        People.TargetGroups.All.ToDictionary(code => code, StringComparer.Ordinal);
}
