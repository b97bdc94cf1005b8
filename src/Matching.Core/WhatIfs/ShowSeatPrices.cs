using Matching.Core.Nightly;

namespace Matching.Core.WhatIfs;

/// <summary>The seat prices that a published night wrote down.</summary>
public sealed class ShowSeatPrices(IKeptNights nights)
{
    public async Task<SeatPricesOutcome> HandleAsync(NightChoice choice, CancellationToken stopping)
    {
        if (await nights.FindAsync(choice, stopping) is not { } kept)
        {
            return new SeatPricesOutcome.NoNight();
        }

        return kept.Facts() is { } problem
            ? new SeatPricesOutcome.Shown(kept.Key, SeatPriceList.Of(problem, await nights.PricesAsync(kept.Id, stopping)))
            : new SeatPricesOutcome.FactsGone();
    }
}

/// <summary>What became of asking for a night's seat prices.</summary>
public abstract record SeatPricesOutcome
{
    private SeatPricesOutcome()
    {
    }

    public sealed record Shown(NightKey Key, SeatPriceList Prices) : SeatPricesOutcome;

    /// <summary>There is no such published night.</summary>
    public sealed record NoNight : SeatPricesOutcome;

    /// <summary>The night's facts are gone, or were kept by a program that knew other facts: the openings cannot be told apart.</summary>
    public sealed record FactsGone : SeatPricesOutcome;
}
