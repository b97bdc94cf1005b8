using Matching.Core.Intake;
using Spectre.Console;

namespace Matching.Cli;

/// <summary>What a verb says: results on standard output, progress and refusals on standard error.</summary>
internal sealed class Terminal(IAnsiConsole output, IAnsiConsole errors)
{
    private const int MostListed = 200;

    private const int WidthOfFiles = 400;

    public static Terminal OfProcess() => new(
        Of(Console.Out, Console.IsOutputRedirected),
        Of(Console.Error, Console.IsErrorRedirected));

    public void Line(string text) => output.WriteLine(text);

    public void Table(IReadOnlyList<(string Name, string Value)> rows)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("").AddColumn("");
        foreach (var (name, value) in rows)
        {
            table.AddRow(Markup.Escape(name), Markup.Escape(value));
        }

        output.Write(table);
    }

    /// <summary>Columns of text under headings; nothing when there are no rows.</summary>
    public void Grid(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.None);
        foreach (var heading in headings)
        {
            table.AddColumn(Markup.Escape(heading));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        output.Write(table);
    }

    /// <summary>Runs <paramref name="work"/>, which tells each step that has ended: a moving line for a person, plain lines for a file.</summary>
    public T WithProgress<T>(Func<Action<string>, T> work)
    {
        if (!errors.Profile.Capabilities.Interactive)
        {
            return work(step => errors.WriteLine($"{step}: done"));
        }

        return errors.Status().Start("…", status => work(step => status.Status($"{Markup.Escape(step)} done …")));
    }

    public int WrongUsage(string sentence, string usage)
    {
        errors.WriteLine(sentence);
        errors.WriteLine(usage);
        return ExitCode.WrongUsage;
    }

    public int Refuse(IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            errors.WriteLine(sentence);
        }

        return ExitCode.Refused;
    }

    /// <summary>Lists the faults of a folder, the first of them in full, and counts all.</summary>
    public int Refuse(FolderReading reading) => Refuse(reading.Faults, reading.FaultCount);

    /// <summary>Lists the first faults in full, and counts all.</summary>
    public int Refuse(IReadOnlyList<Fault> faults, long count)
    {
        var beyond = count - Math.Min(MostListed, faults.Count);
        var listed = faults.Take(MostListed).Select(FaultWords.EnglishLine);
        return Refuse([.. listed, .. beyond > 0 ? [$"… and {beyond} more"] : Array.Empty<string>(), $"Refused: {count} {(count == 1 ? "fault" : "faults")}, nothing was done."]);
    }

    /// <summary>What a folder that is accepted still wants a person to know.</summary>
    public void Warn(FolderReading reading)
    {
        foreach (var same in reading.Warnings.GroupBy(warning => (warning.File, warning.Column, warning.Kind)))
        {
            var first = same.First();
            var more = same.Count() - 1;
            errors.WriteLine($"warning: {FaultWords.EnglishLine(first)}{(more > 0 ? $" (and {more} more rows)" : "")}");
        }

        foreach (var person in reading.LeftOut.Take(MostListed))
        {
            errors.WriteLine($"left out: age: {person.File} line {person.Line}, {person.YouthId}, {person.Age} years");
        }
    }

    private static IAnsiConsole Of(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) });
        // Lines in a file are not broken, so that a program can read them.
        console.Profile.Capabilities.Interactive &= !isRedirected;
        console.Profile.Width = isRedirected ? WidthOfFiles : console.Profile.Width;
        return console;
    }
}
