using System.Text.Json;
using Matching.Engine;
using Matching.Engine.Explaining;

namespace Matching.Core.Nightly;

/// <summary>Why a pair is proposed, as it is stored with the proposal: JSON with camelCase names, the common week as hexadecimal digits.</summary>
public sealed record ProposalReasons(
    IReadOnlyList<ScoreLine> ScoreCard,
    IReadOnlyList<Finding> RulesKept,
    IReadOnlyList<RunnerUp> RunnersUp,
    int TravelMinutes,
    string CommonWeek,
    int? Weeks)
{
    public static string Written(PlannedPair pair) => JsonSerializer.Serialize(
        new ProposalReasons(pair.ScoreCard, pair.RulesKept, pair.RunnersUp, pair.TravelMinutes, pair.CommonWeek.ToHex(), pair.Weeks),
        JsonSerializerOptions.Web);
}

/// <summary>Why a wish has no proposal, as it is stored: JSON with camelCase names.</summary>
public sealed record WhyNotReasons(
    IReadOnlyList<RuleCount> FirstBroken,
    IReadOnlyList<WouldChange> WouldChange,
    IReadOnlyList<NearMiss> NearestMisses,
    IReadOnlyList<SeatTaken> TakenBy)
{
    public static string Written(UnplacedWish wish) => JsonSerializer.Serialize(
        new WhyNotReasons(wish.FirstBroken, wish.WouldChange, wish.NearestMisses, wish.TakenBy),
        JsonSerializerOptions.Web);
}
