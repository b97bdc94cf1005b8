using Matching.Cli.Backups;
using Matching.Cli.Verbs;
using Matching.Storage.Postgres;

namespace Matching.Cli;

/// <summary>Finds the verb, reads its arguments, answers <c>--help</c>, and turns what went wrong into a sentence and an exit code.</summary>
internal sealed class VerbTable(Terminal terminal, IReadOnlyList<IVerb> verbs)
{
    /// <summary>Every verb; a new one is a file in Verbs and a line here.</summary>
    public static VerbTable Default(Terminal terminal) => new(terminal,
    [
        new TryVerb(terminal, TimeProvider.System),
        new MigrateVerb(terminal, Product.FromEnvironment),
        new ImportVerb(terminal, Product.FromEnvironment),
        new NightVerb(terminal, Product.FromEnvironment),
        new RoundVerb(terminal, Product.FromEnvironment),
        new AssignVerb(terminal, TimeProvider.System),
        new StableVerb(terminal),
        new ProgrammesVerb(terminal, TimeProvider.System, Product.FromEnvironment),
        new EnrolVerb(terminal, Product.FromEnvironment),
        new LawVerb(terminal),
        new TargetsVerb(terminal, Product.FromEnvironment),
        new ReplayVerb(terminal, Product.FromEnvironment),
        new AnswersVerb(terminal),
        new SoakVerb(terminal, TimeProvider.System),
        new WhatIfVerb(terminal, TimeProvider.System, Product.FromEnvironment),
        new PricesVerb(terminal, TimeProvider.System, Product.FromEnvironment),
        new QueuesVerb(terminal, Product.FromEnvironment),
        new KeysVerb(terminal, TimeProvider.System, Product.FromEnvironment),
        new BackupVerb(terminal, Product.FromEnvironment),
        new RestoreVerb(terminal, Product.FromEnvironment),
    ]);

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken stopping)
    {
        if (words.Count == 0 || IsHelp(words[0]) || words[0] == "help")
        {
            ListVerbs();
            return words.Count == 0 ? ExitCode.WrongUsage : ExitCode.Done;
        }

        if (verbs.FirstOrDefault(known => known.Usage.Verb == words[0]) is not { } verb)
        {
            return terminal.WrongUsage($"The verb {words[0]} is not known.{Usage.Suggestion(words[0], verbs.Select(known => known.Usage.Verb))}", "matching --help lists the verbs.");
        }

        if (words.Any(IsHelp))
        {
            Explain(verb.Usage);
            return ExitCode.Done;
        }

        return await RunAsync(verb, [.. words.Skip(1)], stopping);
    }

    private async Task<int> RunAsync(IVerb verb, IReadOnlyList<string> words, CancellationToken stopping)
    {
        if (verb.Usage.Read(words, out var fault) is not { } arguments)
        {
            return terminal.WrongUsage(fault, verb.Usage.Line);
        }

        try
        {
            return await verb.RunAsync(arguments, stopping);
        }
        catch (WrongUsageException wrong)
        {
            return terminal.WrongUsage(wrong.Message, verb.Usage.Line);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception missing) when (MissingServer.Sentence(missing) is { } sentence)
        {
            terminal.Refuse([sentence]);
            return ExitCode.ServerMissing;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse([error.Message]);
        }
    }

    private void ListVerbs()
    {
        terminal.Line("matching VERB …   (matching VERB --help explains one)");
        foreach (var verb in verbs.OrderBy(known => known.Usage.Verb, StringComparer.Ordinal))
        {
            terminal.Line($"  {verb.Usage.Verb,-12} {verb.Usage.Summary}");
        }

        terminal.Line("Ends with 0 done, 1 refused input, 2 wrong usage, 3 a server is missing.");
    }

    private void Explain(Usage usage)
    {
        terminal.Line(usage.Summary);
        terminal.Line(usage.Line);
        if (usage.PlaceText.Length > 0)
        {
            terminal.Line($"  {usage.Places[0],-16} {usage.PlaceText}");
        }

        foreach (var option in usage.Options)
        {
            terminal.Line($"  {option,-16} {option.Text}");
        }
    }

    private static bool IsHelp(string word) => word is "--help" or "-h";
}
