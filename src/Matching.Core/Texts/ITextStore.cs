using Matching.Core.Offers;
using Matching.Core.Texts.Failures;
using Matching.Core.Texts.Limits;
using Matching.Core.Texts.Templates;

namespace Matching.Core.Texts;

/// <summary>A text and what decides whether it may leave now.</summary>
/// <param name="Offer">Whose offer it tells of or belongs to; null = none.</param>
/// <param name="Stopped">The number wants no texts.</param>
/// <param name="GreetingUnderWay">The number's first text has not left yet, and this is another.</param>
/// <param name="Pace">What the person has had lately.</param>
public sealed record TextCase(OutgoingText Text, OfferCase? Offer, bool Stopped, bool GreetingUnderWay, TextPace Pace)
{
    /// <summary>Somebody at the number may want no more texts, and no person has looked yet.</summary>
    public bool Held { get; init; }

    /// <summary>Somebody has switched texts off for a part that it belongs to.</summary>
    public bool SwitchedOff { get; init; }

    /// <summary>The question to a guardian that it puts has been answered or is no longer asked.</summary>
    public bool QuestionIsOver { get; init; }

    /// <summary>Limits of cost that it falls under; empty for what does not open anything.</summary>
    public IReadOnlyList<LimitUse> Limits { get; init; } = [];

    /// <summary>The follow-up of a scheme that it puts; null = none.</summary>
    public Matching.Core.FollowUps.Question? FollowUp { get; init; }
}

/// <summary>What a person has had lately, counted from what is stored.</summary>
/// <param name="OpenedAt">When the texts that open something left, of the last <see cref="SendingOptions.PaceWindow"/>, newest first; those that failed do not count.</param>
/// <param name="LastOfferAt">When her last other offer left; null = none, or it failed.</param>
/// <param name="OfferUnderWay">Another offer of hers was asked for before this one and has not left.</param>
public sealed record TextPace(IReadOnlyList<DateTimeOffset> OpenedAt, DateTimeOffset? LastOfferAt, bool OfferUnderWay)
{
    /// <summary>Nothing lately.</summary>
    public static TextPace None { get; } = new([], null, false);
}

/// <summary>Reads texts; what is decided about them goes to the <see cref="ILedger"/>.</summary>
public interface ITextStore
{
    Task<TextCase?> FindAsync(TextId id, CancellationToken cancellationToken);

    /// <summary>Null: the municipality has no such young person.</summary>
    Task<Addressee?> FindAddresseeAsync(string municipality, string youth, CancellationToken cancellationToken);

    /// <summary>Whether a text with this marker is there.</summary>
    Task<bool> IsWrittenAsync(string marker, CancellationToken cancellationToken);

    /// <summary>The text that the supplier knows by this id; null = none, or not yet.</summary>
    Task<TextId?> FindBySupplierAsync(string supplierId, CancellationToken cancellationToken);

    /// <summary>Keeps what the supplier told about a text, once for each of its words, and raises <see cref="Messages.MessageKinds.DeliveryReported"/>; false when it was told before.</summary>
    Task<bool> KeepReportAsync(DeliveryReport report, CancellationToken cancellationToken);

    /// <summary>All that the supplier has told about a text.</summary>
    Task<IReadOnlyList<DeliveryReport>> ReportsAsync(string supplierId, CancellationToken cancellationToken);
}

/// <summary>Texts that wait for their hour.</summary>
public interface IWaitingTexts
{
    /// <summary>Lets every text that waits leave now: the hours do not hold it before <paramref name="exemptUntil"/>. Says how many.</summary>
    Task<int> LiftAsync(DateTimeOffset exemptUntil, CancellationToken cancellationToken);

    /// <summary>Offers' texts that were asked for at or before <paramref name="askedBefore"/>, have not left, and of which nobody was told; oldest first.</summary>
    Task<IReadOnlyList<UnsentText>> FindUnsentOffersAsync(DateTimeOffset askedBefore, int most, CancellationToken cancellationToken);
}

/// <summary>One word of the supplier about one text.</summary>
public sealed record DeliveryReport(string SupplierId, string Status, string ErrorCode, DateTimeOffset At);
