using Matching.Cli;
using Spectre.Console;

namespace Matching.Journeys.Tests.CommandLine;

/// <summary>The command line in this process: what was typed, what it said, and a folder of its own.</summary>
internal sealed class TypedCommand : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("command-line-");

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public string In(string name) => Path.Combine(_directory.FullName, name);

    /// <summary>Writes a file into the folder and answers its path.</summary>
    public string With(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    public IEnumerable<string> Files() => Directory.GetFiles(_directory.FullName).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public Task<int> RunAsync(params string[] words)
    {
        _output.GetStringBuilder().Clear();
        _errors.GetStringBuilder().Clear();
        return VerbTable.Default(new(ConsoleOf(_output), ConsoleOf(_errors))).RunAsync(words, CancellationToken.None);
    }

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    private static IAnsiConsole ConsoleOf(StringWriter writer)
    {
        var console = AnsiConsole.Create(new() { Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 400;
        return console;
    }
}
