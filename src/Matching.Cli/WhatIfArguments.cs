using Matching.Core.Intake;
using Matching.Core.WhatIfs;

namespace Matching.Cli;

/// <summary>The changes that were typed: a policy first, then a file's lines, then options; openings that are added come before what is set.</summary>
internal static class WhatIfArguments
{
    public static IReadOnlyList<Option> Options { get; } =
    [
        new("--set", "WHAT=VALUE", ChangeText.Settable, IsMany: true),
        new("--close", "WHAT", "opening:ID, host:ID or programme:ID takes nobody new", IsMany: true),
        new("--add", "FILE", "more openings: rows with the columns of openings.csv", IsMany: true),
        new("--changes", "FILE", "a line a change: set WHAT=VALUE, close WHAT or add FILE; a line that begins with # says nothing"),
        new("--policy", "FILE", "other chosen numbers"),
    ];

    /// <summary>Null when a file is refused, and its faults are listed.</summary>
    public static IReadOnlyList<WhatIfChange>? ChangesOf(Arguments arguments, DateOnly date, Terminal terminal)
    {
        string[] lines =
        [
            .. arguments.Text("--changes") is { } file ? LinesOf(file) : [],
            .. arguments.Texts("--add").Select(path => $"add {path}"),
            .. arguments.Texts("--set").Select(change => $"set {change}"),
            .. arguments.Texts("--close").Select(change => $"close {change}"),
        ];
        var changes = new List<WhatIfChange>();
        if (arguments.Has("--policy"))
        {
            if (NightArguments.PolicyOf(arguments, terminal) is not { } policy)
            {
                return null;
            }

            changes.Add(new WhatIfChange.WholePolicy(policy));
        }

        foreach (var line in lines)
        {
            if (Read(line, date, terminal) is not { } read)
            {
                return null;
            }

            changes.AddRange(read);
        }

        return changes.Count > 0 ? changes : throw new WrongUsageException("Nothing is changed: say what with --set, --close, --add, --changes or --policy.");
    }

    private static IEnumerable<string> LinesOf(string file) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        : throw new WrongUsageException($"The file {file} does not exist.");

    private static WhatIfChange[]? Read(string line, DateOnly date, Terminal terminal) => line.Split(' ', 2, StringSplitOptions.TrimEntries) switch
    {
        ["set", var change] => [ChangeText.Set(change)],
        ["close", var change] => [ChangeText.Close(change)],
        ["add", var file] => Added(file, date, terminal),
        _ => throw new WrongUsageException($"'{line}' is no change; allowed: set WHAT=VALUE, close WHAT, add FILE."),
    };

    private static WhatIfChange[]? Added(string path, DateOnly date, Terminal terminal)
    {
        if (!File.Exists(path))
        {
            throw new WrongUsageException($"The file {path} does not exist.");
        }

        var (openings, faults) = OpeningRowsFile.Read(new IncomingFile(path, new FileInfo(path).Length, () => File.OpenRead(path)), date);
        if (faults.Count > 0)
        {
            terminal.Refuse(faults, faults.Count);
            return null;
        }

        return [.. openings.Select(opening => new WhatIfChange.AddOpening(opening))];
    }
}
