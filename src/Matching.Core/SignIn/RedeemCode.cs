using Matching.Core.Clock;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.SignIn;

/// <summary>What came of typing a code.</summary>
public abstract record RedeemOutcome
{
    private RedeemOutcome()
    {
    }

    /// <summary>Whoever is at the number; several on a shared phone, and then one is chosen.</summary>
    public sealed record Right(IReadOnlyList<PersonAtNumber> People) : RedeemOutcome;

    /// <summary>Not that code. The same for a number that is nobody's.</summary>
    public sealed record Wrong(int TriesLeft) : RedeemOutcome;

    /// <summary>Used, over, tried too often, or never asked for in this browser: a new one is needed.</summary>
    public sealed record Over : RedeemOutcome;
}

/// <summary>
/// Holds what was typed against the code of the request that this browser made: five tries, ten minutes, once. A code that somebody saw is of no
/// use in another browser.
/// </summary>
public sealed partial class RedeemCode(ICodeStore codes, IOptions<SignInOptions> options, TimeProvider clock, ILogger<RedeemCode> logger)
{
    public async Task<RedeemOutcome> HandleAsync(CodeRequestId id, string? typed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await codes.TryAsync(id, options.Value.Tries, now, cancellationToken) is not { } tried)
        {
            return new RedeemOutcome.Over();
        }

        if (!SignInCode.Fits(SignInCode.Typed(typed), tried.Hash))
        {
            Log.Wrong(logger, id, tried.TriesLeft);
            return tried.TriesLeft > 0 ? new RedeemOutcome.Wrong(tried.TriesLeft) : new RedeemOutcome.Over();
        }

        if (!await codes.UseAsync(id, now, cancellationToken))
        {
            return new RedeemOutcome.Over();
        }

        var people = await codes.AtAsync(tried.Phone, clock.Today(), cancellationToken);
        return people.Count > 0 ? new RedeemOutcome.Right(people) : new RedeemOutcome.Over();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Code request {Request} was tried with a wrong code; {Left} tries left")]
        public static partial void Wrong(ILogger logger, CodeRequestId request, int left);
    }
}
