using Microsoft.Extensions.Logging;

namespace Matching.Core.Approvals;

/// <summary>Takes back that a rejection rules a pair out.</summary>
public interface IRuledOutPairs
{
    /// <summary>The pair of a rejected proposal, which its rejection rules out no more; null where there is no such rejected proposal.</summary>
    Task<(string YouthId, string OpeningId)?> OpenAsync(ProposalId rejected, CancellationToken cancellationToken);
}

/// <summary>
/// A person takes a no back: the pair is not ruled out any more, for good or for days, and may be proposed again. The rejected proposal stays as it was
/// decided; what another decision or the young person's own no rules out stays ruled out.
/// </summary>
/// <remarks>Source: feature M15 ("unless a person reopens them").</remarks>
public sealed partial class ReopenPair(IRuledOutPairs pairs, ILogger<ReopenPair> logger)
{
    /// <summary>Null: there is no such rejected proposal.</summary>
    public async Task<(string YouthId, string OpeningId)?> HandleAsync(ProposalId rejected, string by, CancellationToken cancellationToken)
    {
        if (await pairs.OpenAsync(rejected, cancellationToken) is not { } pair)
        {
            return null;
        }

        Log.Reopened(logger, rejected, by);
        return pair;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The pair of rejected proposal {Proposal} was opened again by {By}")]
        public static partial void Reopened(ILogger logger, ProposalId proposal, string by);
    }
}
