using Microsoft.Extensions.Logging;

namespace Matching.Core.Texts.Delivering;

/// <summary>Which texts the supplier still holds the words of, though they are no longer needed there.</summary>
public interface ITextsToRedact
{
    /// <summary>
    /// Supplier's ids, oldest first: ours whose first final word came at <paramref name="settled"/> or before, or that left at
    /// <paramref name="left"/> or before without one; theirs that came in at <paramref name="settled"/> or before.
    /// </summary>
    Task<IReadOnlyList<string>> DueAsync(DateTimeOffset settled, DateTimeOffset left, int most, CancellationToken cancellationToken);

    Task RedactedAsync(string supplierId, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>
/// Takes the words of texts away at the supplier, a day after nothing more can come of them; ours stay. May run twice: a text whose words are
/// gone is done. One that fails is tried again in the next turn and does not hold up the others.
/// </summary>
/// <remarks>Source: offers and answers, O15.</remarks>
public sealed partial class RedactTexts(ITextsToRedact texts, ISmsSender sms, TimeProvider clock, ILogger<RedactTexts> logger)
{
    private const int MostInOneTurn = 500;

    /// <summary>After the supplier's final word.</summary>
    public static readonly TimeSpan AfterFinalWord = TimeSpan.FromHours(24);

    /// <summary>After it left, where a final word never came: no text is tried for longer.</summary>
    public static readonly TimeSpan AfterItLeft = TimeSpan.FromDays(4);

    /// <summary>Says how many were redacted.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var done = 0;
        foreach (var supplierId in await texts.DueAsync(now - AfterFinalWord, now - AfterItLeft, MostInOneTurn, cancellationToken))
        {
            if (!await sms.RedactAsync(supplierId, cancellationToken))
            {
                Log.NotNow(logger, supplierId);
                continue;
            }

            await texts.RedactedAsync(supplierId, clock.GetUtcNow(), cancellationToken);
            done++;
        }

        return done;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The words of text {Supplier} could not be taken away at the supplier; tried again later")]
        public static partial void NotNow(ILogger logger, string supplier);
    }
}
