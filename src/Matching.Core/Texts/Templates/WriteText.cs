using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts.Checking;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Texts.Templates;

/// <summary>A young person to write to, with who writes.</summary>
public sealed record Addressee(YouthParty Youth, Sender Sender);

/// <summary>Why no text can be written to her.</summary>
public enum NoText
{
    NoPhone = 1,

    /// <summary>Her number wants no texts.</summary>
    Stopped = 2,

    /// <summary>She asked to be called.</summary>
    WantsCalls = 3,

    /// <summary>Her file is paused or closed.</summary>
    NotActive = 4,
}

/// <summary>What came of writing a text. The page handles every case.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>As it will be read, with the signature; nothing was sent yet.</summary>
    public sealed record Checked(string Body, int Segments) : WriteOutcome;

    /// <summary>It is on its way, or waits for the sending hours.</summary>
    public sealed record Written(string Body, int Segments) : WriteOutcome;

    /// <summary>The same form was sent twice; the text was written the first time.</summary>
    public sealed record WrittenBefore : WriteOutcome;

    /// <summary>It may not be said as it stands; <paramref name="Faults"/> say why, in codes with values: empty, segments=…, cpr, link=…, word=….</summary>
    public sealed record Refused(string Body, int Segments, IReadOnlyList<string> Faults) : WriteOutcome;

    public sealed record CannotText(NoText Why) : WriteOutcome;

    public sealed record NotFound : WriteOutcome;
}

/// <summary>
/// A person writes to a young person in her own words: checked like every text, signed with name and telephone, at most two parts, and sent
/// within the sending hours. The number's first text is the greeting.
/// </summary>
/// <remarks>Source: offers and answers, O8 to O10.</remarks>
public sealed partial class WriteText(ITextStore texts, OfferTexts words, ILedger ledger, TimeProvider clock, ILogger<WriteText> logger)
{
    private const int MostSegments = 2;

    /// <param name="form">Made when the form was shown: what comes twice with it is one text.</param>
    /// <param name="municipality">Whose staff writes; another's young people are not found.</param>
    /// <param name="youth">Her id.</param>
    /// <param name="text">In the writer's words, without signature.</param>
    /// <param name="onlyCheck">Nothing is written.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<WriteOutcome> HandleAsync(Guid form, string municipality, string youth, string text, bool onlyCheck, CancellationToken cancellationToken)
    {
        if (await texts.FindAddresseeAsync(municipality, youth, cancellationToken) is not { } to)
        {
            return new WriteOutcome.NotFound();
        }

        if (Obstacle(to.Youth) is { } why)
        {
            return new WriteOutcome.CannotText(why);
        }

        var body = OfferTexts.Signed(text, to.Sender);
        string[] faults = [.. Faults(text, body), .. TextCheck.Faults(body, to.Sender.ReleasedNames)];
        if (faults.Length > 0)
        {
            return new WriteOutcome.Refused(body, Gsm7.Segments(body), faults);
        }

        return onlyCheck ? new WriteOutcome.Checked(body, Gsm7.Segments(body)) : await SaveAsync(form, to, body, cancellationToken);
    }

    private async Task<WriteOutcome> SaveAsync(Guid form, Addressee to, string body, CancellationToken cancellationToken)
    {
        var marker = $"staff:{form}";
        if (await texts.IsWrittenAsync(marker, cancellationToken))
        {
            return new WriteOutcome.WrittenBefore();
        }

        var written = words.InOwnWords(to, body, marker, clock.GetUtcNow());
        await ledger.SaveAsync(new() { Texts = written }, cancellationToken);
        Log.Written(logger, written[^1].Id);
        return new WriteOutcome.Written(body, Gsm7.Segments(body));
    }

    private static NoText? Obstacle(YouthParty youth) => youth switch
    {
        { Active: false } => NoText.NotActive,
        { Phone: null } => NoText.NoPhone,
        { Stopped: true } => NoText.Stopped,
        { ContactBy: ContactBy.Call } => NoText.WantsCalls,
        _ => null,
    };

    private static IEnumerable<string> Faults(string text, string body)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return "empty";
        }

        if (Gsm7.Segments(body) is var segments and > MostSegments)
        {
            yield return $"segments={segments}";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Text {Text} was written by staff")]
        public static partial void Written(ILogger logger, TextId text);
    }
}
