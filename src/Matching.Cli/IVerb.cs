namespace Matching.Cli;

/// <summary>One thing the command line does. The table reads the arguments and answers <c>--help</c> before a verb sees them.</summary>
internal interface IVerb
{
    Usage Usage { get; }

    /// <summary>Answers an <see cref="ExitCode"/>.</summary>
    Task<int> RunAsync(Arguments arguments, CancellationToken stopping);
}
