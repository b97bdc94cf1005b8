namespace Matching.Cli;

/// <summary>What the command line answers its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The input is refused, and every fault was listed.</summary>
    public const int Refused = 1;

    public const int WrongUsage = 2;

    public const int ServerMissing = 3;

    /// <summary>Ctrl-C, as shells write it.</summary>
    public const int Interrupted = 130;
}
