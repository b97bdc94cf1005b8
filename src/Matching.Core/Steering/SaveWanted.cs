using System.Globalization;
using System.Text.Json.Nodes;
using Matching.Core.Clock;
using Matching.Core.Definitions;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Engine;

namespace Matching.Core.Steering;

/// <summary>What became of saving.</summary>
public abstract record SaveWantedOutcome
{
    private SaveWantedOutcome()
    {
    }

    /// <summary>It holds from that day on.</summary>
    public sealed record Saved(DateOnly From) : SaveWantedOutcome;

    /// <summary>What is past stays as it was judged.</summary>
    public sealed record TooEarly(DateOnly Earliest) : SaveWantedOutcome;

    public sealed record Refused(IReadOnlyList<string> Faults) : SaveWantedOutcome;

    /// <summary>A scheme, with what came of loading it.</summary>
    public sealed record OfScheme(LoadOutcome Outcome) : SaveWantedOutcome;

    /// <summary>Nothing of it can be saved.</summary>
    public sealed record Nothing : SaveWantedOutcome;
}

/// <summary>
/// Saves what was seen beside tonight's plan, as a version with a first day: today or later. Nothing older is changed, and what runs keeps the
/// version that it began with.
/// </summary>
public sealed class SaveWanted(IPolicyShelf policies, ILawShelf laws, LawInForce law, LoadDefinition load, TimeProvider clock)
{
    /// <param name="wanted">What was seen; one of policy, law and programme.</param>
    /// <param name="from">Of a policy; a rule and a scheme say it themselves.</param>
    /// <param name="by">Who saves.</param>
    public async Task<SaveWantedOutcome> HandleAsync(Wanted wanted, DateOnly? from, string by, CancellationToken stopping) => wanted switch
    {
        { Policy: { } policy } => await SavePolicyAsync(policy, from ?? DateOnly.MinValue, by, stopping),
        { Law: { } rules } => await SaveLawAsync(rules, by, stopping),
        { Programme: { } scheme } => new SaveWantedOutcome.OfScheme(await load.HandleAsync("definition.json", scheme, by, stopping)),
        _ => new SaveWantedOutcome.Nothing(),
    };

    private async Task<SaveWantedOutcome> SavePolicyAsync(string json, DateOnly from, string by, CancellationToken stopping)
    {
        if (from < clock.Today())
        {
            return new SaveWantedOutcome.TooEarly(clock.Today());
        }

        if (PolicyFile.Load("policy.json", json) is DefinitionOutcome<Policy>.Refused refused)
        {
            return new SaveWantedOutcome.Refused(refused.Faults);
        }

        var version = await policies.NewestVersionAsync(stopping) + 1;
        var numbered = JsonNode.Parse(json)!.AsObject();
        numbered["version"] = version;
        await policies.KeepAsync(version, from, numbered.ToJsonString(), by, clock.GetUtcNow(), stopping);
        return new SaveWantedOutcome.Saved(from);
    }

    private async Task<SaveWantedOutcome> SaveLawAsync(string json, string by, CancellationToken stopping)
    {
        await new TakeInLaw(laws, law).HandleAsync(stopping);
        if (law.Rules.With([("law.json", json)]) is DefinitionOutcome<LegalRuleSet>.Refused refused)
        {
            return new SaveWantedOutcome.Refused(refused.Faults);
        }

        var from = FirstDay(json);
        if (from < clock.Today())
        {
            return new SaveWantedOutcome.TooEarly(clock.Today());
        }

        await laws.KeepAsync(from, json, by, clock.GetUtcNow(), stopping);
        await new TakeInLaw(laws, law).HandleAsync(stopping);
        return new SaveWantedOutcome.Saved(from);
    }

    private static DateOnly FirstDay(string json) =>
        JsonNode.Parse(json)!.AsArray().Min(rule => DateOnly.ParseExact((string)rule!["validFrom"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
