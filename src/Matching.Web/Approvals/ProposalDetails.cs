using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Engine;
using Matching.Engine.Explaining;
using Matching.Engine.Time;

namespace Matching.Web.Approvals;

/// <summary>Why a pair was proposed, as the night stored it.</summary>
// Set, not init: what is read by made code gives an init property that the text leaves out null instead of what stands here.
public sealed partial record ProposalDetails
{
    public IReadOnlyList<ScoreLine> ScoreCard { get; set; } = [];

    public IReadOnlyList<Finding> RulesKept { get; set; } = [];

    public IReadOnlyList<RunnerUp> RunnersUp { get; set; } = [];

    public int TravelMinutes { get; set; }

    /// <summary>As <see cref="WeekBits.ToHex"/> writes it; empty = none.</summary>
    public string CommonWeek { get; set; } = "";

    public int? Weeks { get; set; }

    public WeekBits Week => CommonWeek.Length == 0 ? WeekBits.None : WeekBits.FromHex(CommonWeek);

    public static ProposalDetails Read(string json) => JsonSerializer.Deserialize(json, StoredDetails.Default.ProposalDetails) ?? new();

    /// <summary>How the night wrote it; made when built, for the desk reads twenty at a visit.</summary>
    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(ProposalDetails))]
    private sealed partial class StoredDetails : JsonSerializerContext;
}
