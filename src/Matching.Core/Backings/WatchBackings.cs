using Matching.Core.Clock;
using Matching.Core.Offers;
using Matching.Core.Texts;

namespace Matching.Core.Backings;

/// <summary>
/// Watches over questions to guardians: a reminder after one sending day, a call after two; at 18 no question is left. Safe to run by several at once.
/// </summary>
/// <remarks>Source: offers and answers, O17.</remarks>
public sealed class WatchBackings(IBackingStore questions, GuardianTexts texts, BackingAnswers answers, ILedger ledger, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Says how many questions were moved on.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var moved = 0;
        foreach (var id in await questions.FindWaitingAsync(now, clock.Today(), AtOnce, cancellationToken))
        {
            if (await questions.FindAsync(id, cancellationToken) is { } question && Next(question, now) is { } decision)
            {
                moved += await ledger.SaveAsync(decision, cancellationToken) == SaveOutcome.Saved ? 1 : 0;
            }
        }

        return moved;
    }

    private Decision? Next(Question question, DateTimeOffset now)
    {
        var backing = question.Backing;
        if (!question.IsOpen || question.Offer is { Offer.IsOpen: false })
        {
            return null;
        }

        if (question.Child.Youth.BirthDate is { } born && Majority.IsReached(born, SendingCalendar.LocalDate(now)))
        {
            return answers.Grown(question, now);
        }

        if (backing is not { State: BackingState.Asked, CalledAt: null })
        {
            return null;
        }

        return backing.DeadlineAt <= now ? Call(question, now) : Remind(question, now);
    }

    private Decision Call(Question question, DateTimeOffset now)
    {
        question.Backing.ToBeCalled(now);
        return new() { Backings = [question.Backing], Work = texts.Call(question, now, ":silent").Work };
    }

    private Decision? Remind(Question question, DateTimeOffset now)
    {
        if (question.Backing.RemindedAt is not null || !(texts.ReminderAt(question.Backing) <= now))
        {
            return null;
        }

        question.Backing.Reminded(now);
        var told = texts.Ask(question, now, ":reminder");
        return new() { Backings = [question.Backing], Texts = told.Texts, Work = told.Work };
    }
}
