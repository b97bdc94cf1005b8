using Matching.Core.Enrolments;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.FollowUps;

/// <summary>A side that a step asks today and that has not been asked. The guardian's number and language stand in her file.</summary>
public sealed record UnaskedSide(
    EnrolmentId Enrolment, string Municipality, string Step, FollowUpQuestion Ask, Role Role, Guid? Placement, Parties Parties, PhoneNumber? GuardianPhone, string GuardianLanguage, bool GuardianStopped, bool GuardianGreeted);

/// <summary>Reads questions; what is decided about them goes to the <see cref="ILedger"/>.</summary>
public interface IFollowUps
{
    /// <summary>Sides that steps ask and that have neither been asked nor answered.</summary>
    Task<IReadOnlyList<UnaskedSide>> FindUnaskedAsync(int most, CancellationToken cancellationToken);

    /// <summary>Open questions of steps whose silence reminds, not reminded yet.</summary>
    Task<IReadOnlyList<QuestionCase>> FindUnremindedAsync(int most, CancellationToken cancellationToken);

    /// <summary>Answered, and not yet in the enrolment's file, with the day of the answer.</summary>
    Task<IReadOnlyList<(Question Question, DateTimeOffset At)>> FindUntakenAsync(int most, CancellationToken cancellationToken);

    /// <summary>On a phone, by offers and questions that are open or were closed since.</summary>
    Task<IReadOnlySet<OfferCode>> CodesInUseAsync(PhoneNumber phone, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The answer is in the file, or came too late for it.</summary>
    Task TakenAsync(QuestionId id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Questions whose step is settled are closed, and what a person should have asked is done.</summary>
    Task CloseSettledAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
