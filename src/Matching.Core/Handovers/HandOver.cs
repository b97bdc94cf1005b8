using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Handovers;

/// <summary>Young people who go from one consultant to another. Sign-in names; the reason has 3 to 300 characters.</summary>
/// <param name="Municipality">Of all of them.</param>
/// <param name="YouthId">One person; null = everybody whom <paramref name="From"/> has.</param>
/// <param name="From">Who has had them; null with one person = whoever has.</param>
/// <param name="To">Who has them from now on.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="By">Who decided it.</param>
public sealed record HandoverRequest(string Municipality, string? YouthId, string? From, string To, string Reason, string By);

/// <summary>Keeps who has whom, and how it came.</summary>
public interface IHandovers
{
    /// <summary>A consultant of the municipality, by sign-in name.</summary>
    Task<bool> IsConsultantAsync(string municipality, string signIn, CancellationToken cancellationToken);

    /// <summary>In one transaction: those who are not with the receiver already go there, each with its trace. How many went; 0: nobody did.</summary>
    Task<int> SaveAsync(HandoverRequest request, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>What came of handing over. The page handles every case.</summary>
public abstract record HandoverOutcome
{
    private HandoverOutcome()
    {
    }

    /// <summary><paramref name="People"/> is at least 1.</summary>
    public sealed record HandedOver(int People) : HandoverOutcome;

    /// <summary>There is no such person or nobody to hand over, or they are with the receiver already.</summary>
    public sealed record Nobody : HandoverOutcome;

    /// <summary>Who should receive is no consultant of the municipality.</summary>
    public sealed record NoReceiver : HandoverOutcome;

    /// <summary>A reason is too short, too long, or holds a CPR number.</summary>
    public sealed record NotWritten : HandoverOutcome;
}

/// <summary>One young person, or all of one consultant's, get another consultant; who, when and why stays for good. Offers and proposals run on.</summary>
/// <remarks>Source: feature A9.</remarks>
public sealed partial class HandOver(IHandovers handovers, TimeProvider clock, ILogger<HandOver> logger)
{
    private const int Shortest = 3;
    private const int Longest = 300;

    public async Task<HandoverOutcome> HandleAsync(HandoverRequest asked, CancellationToken cancellationToken)
    {
        var request = asked with { Reason = asked.Reason.Trim() };
        if (request.Reason.Length is < Shortest or > Longest || CprNumbers.Mask(request.Reason) != request.Reason)
        {
            return new HandoverOutcome.NotWritten();
        }

        if (!await handovers.IsConsultantAsync(request.Municipality, request.To, cancellationToken))
        {
            return new HandoverOutcome.NoReceiver();
        }

        if (request is { YouthId: null, From: null } || await handovers.SaveAsync(request, clock.GetUtcNow(), cancellationToken) is not (> 0 and var people))
        {
            return new HandoverOutcome.Nobody();
        }

        Log.HandedOver(logger, people, request.To, request.By);
        return new HandoverOutcome.HandedOver(people);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{People} young people were handed over to {To} by {By}")]
        public static partial void HandedOver(ILogger logger, int people, string to, string by);
    }
}
