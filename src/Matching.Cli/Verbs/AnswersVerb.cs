using System.Text;
using Matching.Core.Replies;

namespace Matching.Cli.Verbs;

/// <summary>Reads a table of answers as the product reads texts; nothing is stored and no server is needed.</summary>
internal sealed class AnswersVerb(Terminal terminal) : IVerb
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Usage Usage { get; } = new("answers", "Reads a table of answers (id;open;closed;last;text) and writes how each is read.", ["read", "FILE"],
    [
        new("--out", "OUT", "the file to write: id;reading;codes_yes;codes_no;remainder", IsNeeded: true),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        if (arguments.Place(0) != "read")
        {
            throw new WrongUsageException($"After answers stands read, not {arguments.Place(0)}.");
        }

        var file = arguments.Place(1);
        if (!File.Exists(file))
        {
            throw new WrongUsageException($"The file {file} does not exist.");
        }

        var (rows, faults) = AnswerTable.Read(await File.ReadAllTextAsync(file, Utf8, stopping));
        if (rows.Count == 0 && faults.Count > 0)
        {
            return terminal.Refuse(faults);
        }

        // A code in a form that no offer has is told, and the rows are read all the same.
        terminal.Refuse(faults);
        await File.WriteAllTextAsync(arguments.Text("--out")!, AnswerTable.Written(rows), Utf8, stopping);
        terminal.Line($"{rows.Count} answers read.");
        return ExitCode.Done;
    }
}
