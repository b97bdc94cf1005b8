using Matching.Core.Offers;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Backings;

/// <summary>What came of recording what a guardian said on the telephone.</summary>
public enum RecordBackingOutcome
{
    Backed = 1,

    /// <summary>The offer, if it was about one, is taken back: she is told by a person.</summary>
    Refused = 2,
    NotFound = 3,
}

/// <summary>A person has talked with a guardian and records the answer, also one that was given in writing or before anybody asked.</summary>
/// <remarks>Source: offers and answers, O17.</remarks>
public sealed partial class RecordBacking(IBackingStore questions, BackingAnswers answers, ILedger ledger, TimeProvider clock, ILogger<RecordBacking> logger)
{
    private const int Looks = 5;

    /// <param name="municipality">Whose staff talked; another's questions are not found.</param>
    /// <param name="id">Of the question.</param>
    /// <param name="yes">They back it.</param>
    /// <param name="by">Sign-in name of who talked.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<RecordBackingOutcome> HandleAsync(string municipality, BackingId id, bool yes, string by, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await questions.FindAsync(id, cancellationToken) is not { } question || question.Backing.Municipality != municipality)
            {
                return RecordBackingOutcome.NotFound;
            }

            if (await ledger.SaveAsync(answers.AfterCall(question, yes, by, clock.GetUtcNow()), cancellationToken) == SaveOutcome.Saved)
            {
                Log.Recorded(logger, id, yes);
                return yes ? RecordBackingOutcome.Backed : RecordBackingOutcome.Refused;
            }
        }

        throw new InvalidOperationException($"Question {id} changed {Looks} times while its answer was recorded.\nMaybe a job writes it without end.");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A guardian's answer to question {Question} was recorded: yes is {Yes}")]
        public static partial void Recorded(ILogger logger, BackingId question, bool yes);
    }
}
