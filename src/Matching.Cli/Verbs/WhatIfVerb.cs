using System.Globalization;
using Matching.Core.Clock;
using Matching.Core.Intake.Rows;
using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Matching.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Asks a night what would be; nothing is stored.</summary>
internal sealed class WhatIfVerb(Terminal terminal, TimeProvider clock, Func<ServiceProvider> product) : IVerb
{
    private const int MostListed = 40;

    public Usage Usage { get; } = new("what-if", "Solves a night again with something changed: who gains, who loses, the totals; nothing is stored.", ["[NIGHT]"],
    [
        FolderFacts.Folder,
        FolderFacts.Date,
        FolderFacts.Seed,
        .. WhatIfArguments.Options,
        new("--out", "OUT", "the folder for what-if.csv and totals.csv"),
        NightArguments.Threads,
    ], PlaceText: $"{NightChoices.Words} (default: latest)");

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var isOfFolder = FolderFacts.IsAsked(arguments);
        var changes = WhatIfArguments.ChangesOf(arguments, arguments.Date("--date") ?? clock.Today(), terminal);
        if (changes is null)
        {
            return ExitCode.Refused;
        }

        var threads = NightArguments.ThreadsOf(arguments) ?? Environment.ProcessorCount;
        if (!isOfFolder)
        {
            return await AskStoreAsync(arguments, changes, threads, stopping);
        }

        return FolderFacts.Read(arguments, new PlanNight(clock), terminal) is { } facts
            ? await TellAsync(terminal.WithProgress(onStep => WhatIf.Ask(facts.Problem, changes, threads, onStep)), arguments, stopping)
            : ExitCode.Refused;
    }

    private async Task<int> AskStoreAsync(Arguments arguments, IReadOnlyList<WhatIfChange> changes, int threads, CancellationToken stopping)
    {
        var choice = NightChoices.Of(arguments.OptionalPlace(0) ?? "latest");
        await using var services = product();
        var step = services.GetRequiredService<AskWhatIf>();
        return await TellAsync(await terminal.WithProgress(onStep => step.HandleAsync(choice, changes, threads, onStep, stopping)), arguments, stopping);
    }

    private async Task<int> TellAsync(WhatIfOutcome outcome, Arguments arguments, CancellationToken stopping)
    {
        switch (outcome)
        {
            case WhatIfOutcome.Answered { Answer: var answer }:
                if (arguments.Text("--out") is { } directory)
                {
                    await NightFile.WriteAllAsync(directory, WhatIfTables.Of(answer), stopping);
                }

                Show(answer);
                return ExitCode.Done;
            case WhatIfOutcome.Refused refused:
                return terminal.Refuse([.. refused.Faults.Select(fault => fault.English())]);
            case WhatIfOutcome.NoNight:
                return terminal.Refuse([NightChoices.Missing(arguments.OptionalPlace(0) ?? "latest")]);
            case WhatIfOutcome.FactsGone:
                return terminal.Refuse([NightChoices.FactsGone]);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private void Show(WhatIfAnswer answer)
    {
        terminal.Grid(["", "before", "after", "difference"], [.. answer.Totals.Select(total => (IReadOnlyList<string>)[total.Name, Number(total.Before), Number(total.After), Signed(total.Difference)])]);
        terminal.Line("");
        terminal.Line(string.Join(", ", Enum.GetValues<WishEffect>().Select(effect => $"{answer.Wishes.Count(wish => wish.Effect == effect)} {WhatIfTables.Code(effect)}")) + "; nothing was stored.");
        var listed = answer.Wishes.OrderBy(wish => wish.Effect).Take(MostListed);
        terminal.Grid(["", "wish", "before", "after"], [.. listed.Select(Row)]);
        if (answer.Wishes.Count > MostListed)
        {
            terminal.Line($"… and {answer.Wishes.Count - MostListed} more: --out OUT writes all of them.");
        }
    }

    private static IReadOnlyList<string> Row(WishChange wish) =>
        [WhatIfTables.Code(wish.Effect), $"{wish.Youth} {FileCodes.Kinds.CodeOf(wish.Kind)}", Written(wish.Before), Written(wish.After)];

    private static string Written(PlannedPair? pair) => pair is null ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{pair.Opening} ({pair.Score})");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Signed(long number) => number.ToString("+0;-0;0", CultureInfo.InvariantCulture);
}
