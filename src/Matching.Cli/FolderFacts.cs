using Matching.Core.Intake;
using Matching.Core.Nightly;

namespace Matching.Cli;

/// <summary>A night's facts straight from a folder of files, for verbs that ask and store nothing.</summary>
internal static class FolderFacts
{
    public static Option Folder { get; } = new("--data", "DIR", "a folder of files instead of a published night; needs --date");

    public static Option Date { get; } = new("--date", "D", "with --data: the night's date, yyyy-MM-dd");

    public static Option Seed { get; } = new("--seed", "S", "with --data: the salt of the draw (default: area and quarter)");

    /// <summary>Whether a folder is asked, and no night; wrong usage when the words do not go together.</summary>
    public static bool IsAsked(Arguments arguments)
    {
        var hasFolder = arguments.Has("--data");
        if (hasFolder && arguments.OptionalPlace(0) is not null)
        {
            throw new WrongUsageException("A night and --data do not go together: one of them is asked.");
        }

        if (hasFolder != arguments.Has("--date") || (!hasFolder && arguments.Has("--seed")))
        {
            throw new WrongUsageException(hasFolder ? "--data needs the night's date: --date D." : "--date and --seed go with --data DIR; a published night is named by itself.");
        }

        return hasFolder;
    }

    /// <summary>Null when the folder is refused, and its faults are listed.</summary>
    public static NightProblem? Read(Arguments arguments, PlanNight planning, Terminal terminal)
    {
        var date = NightArguments.DateOf(arguments, planning.FirstDate)!.Value;
        var directory = arguments.Text("--data")!;
        if (!Directory.Exists(directory))
        {
            throw new WrongUsageException($"The folder {directory} does not exist.");
        }

        var reading = new FolderReader().Read(directory, date);
        if (reading.Folder is not { } folder)
        {
            terminal.Refuse(reading);
            return null;
        }

        terminal.Warn(reading);
        return planning.Facts(folder.ToBoard(), new(date, PolicyFile.Default, arguments.Text("--seed")));
    }
}
