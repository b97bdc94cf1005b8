using Matching.Core.Clock;
using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Core.Placements;
using Matching.Core.WhatIfs;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.Steering;

/// <summary>
/// What tonight would have been. Numbers and changes of facts are asked of the night that was published last; a rule of law or a scheme changes
/// what the facts are made of, so there the board as it is now is planned twice, with nothing of it shown before. Nothing is stored.
/// </summary>
public sealed class ThinkOtherwise(IKeptNights nights, ReadBoard board, PlanNight plan, LawInForce law, TimeProvider clock)
{
    public async Task<RunAnswer> HandleAsync(Wanted wanted, Action<string> onStep, CancellationToken stopping) =>
        wanted.Law is not null || wanted.Programme is not null
            ? await OfTheBoardAsync(wanted, onStep, stopping)
            : await OfTheNightAsync(wanted, onStep, stopping);

    private async Task<RunAnswer> OfTheNightAsync(Wanted wanted, Action<string> onStep, CancellationToken stopping)
    {
        var (changes, faults) = WantedChanges.Of(wanted);
        if (faults.Count > 0)
        {
            return RunAnswer.Refused(faults);
        }

        return RunAnswer.Of(await new AskWhatIf(nights).HandleAsync(new NightChoice.Latest(), changes, Environment.ProcessorCount, onStep, stopping));
    }

    private async Task<RunAnswer> OfTheBoardAsync(Wanted wanted, Action<string> onStep, CancellationToken stopping)
    {
        var reading = await board.HandleAsync(stopping);
        onStep("read");
        var before = reading.Board with { Placements = [.. reading.Board.Placements.Where(placement => placement.State != PlacementState.Shown)] };
        var today = clock.Today();
        var programmes = wanted.Programme is { } scheme ? before.Programmes.With([("definition.json", FromToday.Write(scheme, today))]) : null;
        var rules = wanted.Law is { } file ? law.Rules.With([("law.json", FromToday.Write(file, today))]) : null;
        if (FaultsOf(programmes).Concat(FaultsOf(rules)).ToList() is { Count: > 0 } faults)
        {
            return RunAnswer.Refused(faults);
        }

        var settings = new NightRequest().ToSettings(today, reading);
        var after = programmes is null ? before : before with { Programmes = programmes.OrThrow() };
        var otherwise = rules is null ? plan : plan.Under(rules.OrThrow());
        return RunAnswer.Of(await Task.Run(() => Compare(plan.Facts(before, settings).Problem, otherwise.Facts(after, settings).Problem, onStep), stopping));
    }

    private static WhatIfOutcome Compare(MatchingProblem before, MatchingProblem after, Action<string> onStep)
    {
        onStep("facts");
        return WhatIf.Compare(before, after, Environment.ProcessorCount, onStep);
    }

    private static IReadOnlyList<string> FaultsOf<T>(DefinitionOutcome<T>? outcome) => (outcome as DefinitionOutcome<T>.Refused)?.Faults ?? [];
}
