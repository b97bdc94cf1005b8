using Matching.Core.People;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.SignIn;

/// <summary>What came of asking.</summary>
public abstract record AskOutcome
{
    private AskOutcome()
    {
    }

    /// <summary>If the number is somebody's, its code is on its way. Nobody can tell here.</summary>
    public sealed record Asked(CodeRequestId Id) : AskOutcome;

    /// <summary>That is no telephone number.</summary>
    public sealed record NoNumber : AskOutcome;

    /// <summary>The number or the address has asked too often.</summary>
    public sealed record TooOften : AskOutcome;
}

/// <summary>
/// Somebody wants to sign in by code. The same is done, kept and answered for every number; who is at it is looked up later, by the worker, so that
/// neither the answer nor its time tells.
/// </summary>
public sealed partial class AskForCode(ICodeStore codes, IOptions<SignInOptions> options, TimeProvider clock, ILogger<AskForCode> logger)
{
    /// <param name="number">As she typed it.</param>
    /// <param name="address">Her network address.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<AskOutcome> HandleAsync(string? number, string address, CancellationToken cancellationToken)
    {
        if (!PhoneNumber.TryParse(number, out var phone))
        {
            return new AskOutcome.NoNumber();
        }

        var now = clock.GetUtcNow();
        var request = new CodeRequest(CodeRequestId.New(clock), phone, address, now, now + options.Value.CodeHolds);
        if (await codes.AskAsync(request, cancellationToken))
        {
            return new AskOutcome.Asked(request.Id);
        }

        Log.TooOften(logger, request.Id);
        return new AskOutcome.TooOften();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Code request {Request} was refused: its number or address has asked too often")]
        public static partial void TooOften(ILogger logger, CodeRequestId request);
    }
}
