using System.Text.Json;
using Matching.Engine;

namespace Matching.Web.People;

/// <summary>Why a wish got no proposal, as the night stored it.</summary>
public sealed record WhyNotDetails
{
    public IReadOnlyList<RuleCount> FirstBroken { get; init; } = [];

    public IReadOnlyList<WouldChange> WouldChange { get; init; } = [];

    public IReadOnlyList<NearMiss> NearestMisses { get; init; } = [];

    public IReadOnlyList<SeatTaken> TakenBy { get; init; } = [];

    public static WhyNotDetails Read(string json) => JsonSerializer.Deserialize<WhyNotDetails>(json, JsonSerializerOptions.Web) ?? new();
}
