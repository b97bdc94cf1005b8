using Matching.Core.Nightly;

namespace Matching.Core.WhatIfs;

/// <summary>Asks a published night what would be, from the facts that were kept of it. Nothing is stored, and no night comes of it.</summary>
public sealed class AskWhatIf(IKeptNights nights)
{
    public async Task<WhatIfOutcome> HandleAsync(
        NightChoice choice, IReadOnlyList<WhatIfChange> changes, int threads, Action<string>? onStep, CancellationToken stopping)
    {
        if (await nights.FindAsync(choice, stopping) is not { } kept)
        {
            return new WhatIfOutcome.NoNight();
        }

        return kept.Facts() is { } problem
            ? await Task.Run(() => WhatIf.Ask(problem, changes, threads, onStep), stopping)
            : new WhatIfOutcome.FactsGone();
    }
}
