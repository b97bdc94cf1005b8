using System.Globalization;
using Matching.Core.Intake.Rows;
using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>What one more seat would bring, opening by opening, and summed.</summary>
internal sealed class PricesVerb(Terminal terminal, TimeProvider clock, Func<ServiceProvider> product) : IVerb
{
    private const int MostListed = 20;

    public Usage Usage { get; } = new("prices", "Shows what one more seat at each opening would bring, exactly, and sums by municipality, kind and sector.", ["[NIGHT]"],
    [
        FolderFacts.Folder,
        FolderFacts.Date,
        FolderFacts.Seed,
        new("--policy", "FILE", "with --data: the chosen numbers (default: version 1)"),
        new("--out", "OUT", "the folder for seat-prices.csv and sums-of-single-effects.csv"),
        NightArguments.Threads,
    ], PlaceText: $"{NightChoices.Words} (default: latest)");

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping) =>
        FolderFacts.IsAsked(arguments) ? await OfFolderAsync(arguments, stopping) : await OfStoreAsync(arguments, stopping);

    private async Task<int> OfFolderAsync(Arguments arguments, CancellationToken stopping)
    {
        var planning = new PlanNight(clock);
        if (NightArguments.PolicyOf(arguments, terminal) is not { } policy || FolderFacts.Read(arguments, planning, terminal) is not { } facts)
        {
            return ExitCode.Refused;
        }

        var problem = facts.Problem with { Policy = policy };
        var threads = NightArguments.ThreadsOf(arguments) ?? Environment.ProcessorCount;
        var plan = terminal.WithProgress(onStep => Engine.Matcher.Plan(problem, new() { Threads = threads, OnStep = onStep }));
        return await ShowAsync(SeatPriceList.Of(problem, plan.Prices), arguments, stopping);
    }

    private async Task<int> OfStoreAsync(Arguments arguments, CancellationToken stopping)
    {
        if (arguments.Has("--policy"))
        {
            throw new WrongUsageException("--policy goes with --data DIR; a published night has its own. matching what-if changes it.");
        }

        var choice = NightChoices.Of(arguments.OptionalPlace(0) ?? "latest");
        await using var services = product();
        return await services.GetRequiredService<ShowSeatPrices>().HandleAsync(choice, stopping) switch
        {
            SeatPricesOutcome.Shown shown => await ShowAsync(shown.Prices, arguments, stopping),
            SeatPricesOutcome.NoNight => terminal.Refuse([NightChoices.Missing(arguments.OptionalPlace(0) ?? "latest")]),
            SeatPricesOutcome.FactsGone => terminal.Refuse([NightChoices.FactsGone]),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private async Task<int> ShowAsync(SeatPriceList prices, Arguments arguments, CancellationToken stopping)
    {
        if (arguments.Text("--out") is { } directory)
        {
            await NightFile.WriteAllAsync(directory, SeatPriceTables.Of(prices), stopping);
        }

        terminal.Line("One more seat, and its limits one more, would bring:");
        var dearest = prices.Openings.OrderByDescending(one => one.Price.Weight).ThenByDescending(one => one.Price.Score).Take(MostListed);
        terminal.Grid(["opening", "kind", "sector", "seats", "used", "weight", "score"], [.. dearest.Select(Row)]);
        terminal.Line($"{Math.Max(0, prices.Openings.Count - MostListed)} more openings; --out OUT writes all of them.");
        terminal.Line("");
        terminal.Line($"Sum of single effects, area {prices.Area} (two seats together may bring less):");
        terminal.Grid(["municipality", "kind", "sector", "openings", "weight", "score"], [.. prices.Sums.Select(Row)]);
        return ExitCode.Done;
    }

    private static IReadOnlyList<string> Row(PricedOpening one) =>
        [one.Price.Opening, FileCodes.Kinds.CodeOf(one.Kind), one.Sector, Number(one.Price.Seats), Number(one.Price.Used), Number(one.Price.Weight), Number(one.Price.Score)];

    private static IReadOnlyList<string> Row(SeatPriceSum sum) =>
        [sum.Municipality, FileCodes.Kinds.CodeOf(sum.Kind), sum.Sector, Number(sum.Openings), Number(sum.Weight), Number(sum.Score)];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
