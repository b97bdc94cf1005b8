using Matching.Core.Intake.Rows;
using Matching.Engine;

namespace Matching.Core.WhatIfs;

/// <summary>
/// A night's facts thought otherwise: solved as they are and as they would be, by the same exact plan; nothing is read and nothing stored.
/// All changes are made in their order before anything is solved.
/// </summary>
/// <remarks>Source: the matching model §7, What-if.</remarks>
public static class WhatIf
{
    private const int WeightSum = 1000;

    /// <param name="problem">The night as it is.</param>
    /// <param name="changes">What is thought otherwise.</param>
    /// <param name="threads">At least 1; none of it shows in the answer.</param>
    /// <param name="onStep">Told the name of each step when it has ended.</param>
    public static WhatIfOutcome Ask(MatchingProblem problem, IReadOnlyList<WhatIfChange> changes, int threads, Action<string>? onStep = null)
    {
        var faults = new List<WhatIfFault>();
        var changed = changes.Aggregate(problem, (facts, change) => change.Apply(facts, faults));
        faults.AddRange(Contradictions(changed));
        if (faults.Count > 0)
        {
            return new WhatIfOutcome.Refused(faults);
        }

        return Compare(problem, changed, threads, onStep);
    }

    /// <summary>Both solved, by the same exact plan.</summary>
    public static WhatIfOutcome Compare(MatchingProblem problem, MatchingProblem changed, int threads, Action<string>? onStep = null)
    {
        var before = Matcher.Plan(problem, Options(threads, "before", onStep));
        var after = Matcher.Plan(changed, Options(threads, "after", onStep));
        return new WhatIfOutcome.Answered(WhatIfAnswer.Of(before, after));
    }

    private static MatcherOptions Options(int threads, string which, Action<string>? onStep) =>
        new() { Threads = threads, OnStep = step => onStep?.Invoke($"{which}: {step}"), OnlyPairs = true };

    private static IEnumerable<WhatIfFault> Contradictions(MatchingProblem changed)
    {
        var weights = changed.Policy.PreferenceWeights
            .Select(kind => (Kind: FileCodes.Kinds.CodeOf(kind.Key), Sum: kind.Value.Values.Sum()))
            .Where(kind => kind.Sum != WeightSum)
            .Select(kind => new WhatIfFault.WeightsOff(kind.Kind, kind.Sum));
        var ages = changed.Programmes
            .Where(programme => programme.AgeFrom > programme.AgeTo)
            .Select(programme => new WhatIfFault.AgesOff(programme.Id, programme.AgeFrom, programme.AgeTo));
        return [.. weights, .. ages];
    }
}

/// <summary>What became of a question.</summary>
public abstract record WhatIfOutcome
{
    private WhatIfOutcome()
    {
    }

    public sealed record Answered(WhatIfAnswer Answer) : WhatIfOutcome;

    /// <summary>The changes name what is not there, or contradict each other.</summary>
    public sealed record Refused(IReadOnlyList<WhatIfFault> Faults) : WhatIfOutcome;

    /// <summary>There is no such published night.</summary>
    public sealed record NoNight : WhatIfOutcome;

    /// <summary>The night's facts are gone, or were kept by a program that knew other facts.</summary>
    public sealed record FactsGone : WhatIfOutcome;
}
