using Matching.Core.Clock;
using Matching.Core.Offers;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Inquiries;

/// <summary>A call that a mentor is to make at the latest on <paramref name="CallBy"/>.</summary>
/// <param name="Asked">What was asked about it and is open; else what the mentor says by herself, which is not in the store yet.</param>
/// <param name="CallBy">Included.</param>
/// <param name="IsKept"><paramref name="Asked"/> is in the store.</param>
/// <param name="IsTriedToday">The mentor has said so today; a day is one try.</param>
public sealed record MentorCall(Inquiry Asked, DateOnly CallBy, bool IsKept, bool IsTriedToday);

/// <summary>Calls that mentors are to make.</summary>
public interface IMentorCalls
{
    /// <summary>The call of an agreed pair of this mentor that nobody has made and that is still the mentor's; null: there is none.</summary>
    Task<MentorCall?> FindAsync(string mentor, Guid placement, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>What came of a mentor's word that she did not answer.</summary>
public abstract record TryCallOutcome
{
    private TryCallOutcome()
    {
    }

    /// <summary>The mentor tries once more, at the latest on <paramref name="By"/>.</summary>
    public sealed record Again(DateOnly By) : TryCallOutcome;

    /// <summary>It was the last try: a consultant reaches her.</summary>
    public sealed record ToConsultant : TryCallOutcome;

    /// <summary>No such call is waiting for this mentor.</summary>
    public sealed record NotFound : TryCallOutcome;
}

/// <summary>A mentor has called and she did not answer: the same as the answer to our text about it, said on the mentor's page, and before we ask too.</summary>
/// <remarks>Source: offers and answers, O12: one tap says “tried, no answer”, three and a consultant takes over.</remarks>
public sealed partial class TryCall(IMentorCalls calls, InquiryTexts texts, ILedger ledger, TimeProvider clock, ILogger<TryCall> logger)
{
    private const int Looks = 5;

    /// <param name="mentor">Who says so.</param>
    /// <param name="placement">Which pair.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<TryCallOutcome> HandleAsync(string mentor, Guid placement, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await calls.FindAsync(mentor, placement, clock.Today(), cancellationToken) is not { } call)
            {
                return new TryCallOutcome.NotFound();
            }

            if (await KeepAsync(call, cancellationToken) is { } outcome)
            {
                Log.Tried(logger, placement, call.Asked.TriedBefore + 1);
                return outcome;
            }
        }

        throw new InvalidOperationException($"The call of placement {placement} changed {Looks} times while a try was kept.\nMaybe a job asks about it without end.");
    }

    private async Task<TryCallOutcome?> KeepAsync(MentorCall call, CancellationToken cancellationToken)
    {
        if (call.IsTriedToday)
        {
            return new TryCallOutcome.Again(call.CallBy);
        }

        var now = clock.GetUtcNow();
        var asked = call.IsKept ? call.Asked : call.Asked with { Id = Guid.CreateVersion7(now), AskedAt = now };
        if (!call.IsKept)
        {
            // Kept as asked first: its answer is then that of any other.
            await ledger.SaveAsync(new() { Inquiries = [asked] }, cancellationToken);
        }

        var next = texts.TriesAgainBy(now);
        var by = next > call.CallBy ? next : call.CallBy;
        var isLast = asked.TriedBefore + 1 >= Inquiry.MostTries;
        var decision = new Decision { AnsweredInquiries = [new(asked, InquiryWords.NoAnswer, now, by)], Work = isLast ? [asked.ToBeAsked(now)] : [] };
        if (await ledger.SaveAsync(decision, cancellationToken) != SaveOutcome.Saved)
        {
            return null;
        }

        return isLast ? new TryCallOutcome.ToConsultant() : new TryCallOutcome.Again(by);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The mentor of placement {Placement} called and reached nobody, try {Try}")]
        public static partial void Tried(ILogger logger, Guid placement, int @try);
    }
}
