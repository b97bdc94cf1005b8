using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Engine;

namespace Matching.Core.Nightly;

/// <summary>
/// Plans a kept night again, from the facts it was planned from: whatever the register holds today, the same bytes come out, or it is said
/// which version is gone. The facts carry the numbers of policy, law and programmes with them; only the program itself can be another.
/// </summary>
/// <remarks>Source: the matching model §7.</remarks>
public sealed class ReplayNight(IKeptNights nights, PlanNight plan)
{
    public async Task<ReplayOutcome> HandleAsync(NightChoice choice, int threads, Action<string>? onStep, CancellationToken stopping)
    {
        if (await nights.FindAsync(choice, stopping) is not { } kept)
        {
            return new ReplayOutcome.NotFound();
        }

        if (kept.Versions.Engine != PlanNight.EngineVersion)
        {
            return new ReplayOutcome.VersionGone(kept, "engine", kept.Versions.Engine, PlanNight.EngineVersion);
        }

        if (kept.IsErasedFrom || kept.Facts() is not { } problem)
        {
            return new ReplayOutcome.VersionGone(kept, "facts", kept.FactsHash, kept.IsErasedFrom || kept.ZippedFacts is null ? "" : PlanNight.EngineVersion);
        }

        if (UnknownPreferences(problem.Policy) is { Length: > 0 } unknown)
        {
            return new ReplayOutcome.VersionGone(kept, "policy", kept.Versions.Policy.ToString(CultureInfo.InvariantCulture), unknown);
        }

        return Compared(kept, plan.PlanAgain(AsKept(kept, problem), kept.Versions, threads, onStep));
    }

    private static ReplayOutcome Compared(KeptNight kept, PlannedNight night)
    {
        var differing = new List<string>();
        if (night.PlanHash != kept.PlanHash)
        {
            differing.AddRange(night.Tables.Select(table => table.Name));
        }

        var summary = night.Files().Single(file => file.Name == "summary.json");
        if (!JsonNode.DeepEquals(JsonNode.Parse(summary.Content), JsonNode.Parse(kept.Summary)))
        {
            differing.Add(summary.Name);
        }

        return differing.Count == 0 ? new ReplayOutcome.Same(kept, night) : new ReplayOutcome.Differs(kept, night, differing);
    }

    // Who was left out by age and what was assumed in making the facts stands in the summary only.
    private static NightProblem AsKept(KeptNight kept, MatchingProblem problem)
    {
        using var summary = JsonDocument.Parse(kept.Summary);
        var root = summary.RootElement;
        return new(
            problem,
            [.. root.GetProperty("assumed").EnumerateArray().Select(code => code.GetString()!)],
            root.GetProperty("leftOut").GetProperty("age").GetInt32());
    }

    private static string UnknownPreferences(Policy policy) => string.Join(
        ", ",
        policy.PreferenceWeights.Values.SelectMany(weights => weights.Keys).Except(PolicyFile.KnownPreferences, StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
