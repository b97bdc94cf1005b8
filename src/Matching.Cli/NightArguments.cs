using System.Globalization;
using Matching.Core.Definitions;
using Matching.Core.Nightly;
using Matching.Engine;

namespace Matching.Cli;

/// <summary>What the verbs that run a night share.</summary>
internal static class NightArguments
{
    private const int MostThreads = 256;

    public static Option Threads { get; } = new("--threads", "N", "threads; the plan is the same with any number (default: one a processor)");

    public static Option Seed { get; } = new("--seed", "S", "the salt of the draw (default: area and quarter)");

    public static Option Policy { get; } = new("--policy", "FILE", "the chosen numbers (default: version 1)");

    public static int? ThreadsOf(Arguments arguments) => arguments.Number("--threads", 1, MostThreads);

    /// <summary>Not before the first day of the rules of law.</summary>
    public static DateOnly? DateOf(Arguments arguments, DateOnly first) =>
        arguments.Date("--date") is not { } date || date >= first
            ? arguments.Date("--date")
            : throw new WrongUsageException(string.Create(CultureInfo.InvariantCulture, $"--date {date:yyyy-MM-dd} lies before {first:yyyy-MM-dd}, the first day of the rules of law that the product knows."));

    /// <summary>Null when the file is refused, and its faults are listed.</summary>
    public static Policy? PolicyOf(Arguments arguments, Terminal terminal)
    {
        if (arguments.Text("--policy") is not { } file)
        {
            return PolicyFile.Default;
        }

        if (!File.Exists(file))
        {
            throw new WrongUsageException($"The file {file} does not exist.");
        }

        switch (PolicyFile.Load(Path.GetFileName(file), File.ReadAllText(file)))
        {
            case DefinitionOutcome<Policy>.Read read:
                return read.Value;
            case DefinitionOutcome<Policy>.Refused refused:
                terminal.Refuse(refused.Faults);
                return null;
            default:
                throw new InvalidOperationException($"A policy is read or refused; {file} was neither.");
        }
    }
}
