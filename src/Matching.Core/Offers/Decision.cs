using Matching.Core.Approvals;
using Matching.Core.Backings;
using Matching.Core.Inquiries;
using Matching.Core.Messages;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Core.Replies;
using Matching.Core.Texts;

namespace Matching.Core.Offers;

/// <summary>
/// All that one step decided. It is saved whole in one transaction with the messages it raises, or nothing of it is: a new text raises
/// <see cref="MessageKinds.TextRequested"/>, a freed seat <see cref="MessageKinds.SeatFreed"/>.
/// </summary>
public sealed record Decision
{
    /// <summary>Saved if nobody changed it since it was read.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>The pair is not proposed again, or not before the reason's pause is over.</summary>
    public bool RulesOutPair { get; init; }

    /// <summary>A new offer, which takes a free seat of its opening; <see cref="Seen"/> is what the approver saw.</summary>
    public Offer? NewOffer { get; init; }

    public string Seen { get; init; } = "{}";

    /// <summary>Where <see cref="NewOffer"/> is an internship: open and agreed ones at its production unit that were counted; another count since is <see cref="SaveOutcome.Lost"/>.</summary>
    public int SupportedSeen { get; init; }

    /// <summary>What was asked and answered of the law when <see cref="Proposal"/> was approved.</summary>
    public IReadOnlyList<LegalRules.Questions.KeptAnswer> LawAnswers { get; init; } = [];

    /// <summary>Saved if nobody changed them since they were read.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>Offers whose seat is free from now on.</summary>
    public IReadOnlyList<OfferId> FreedSeats { get; init; } = [];

    /// <summary>New placements; each takes over the seat its offer holds.</summary>
    public IReadOnlyList<Placement> Agreed { get; init; } = [];

    /// <summary>Saved if nobody changed them since they were read.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    public IReadOnlyList<PastPair> Past { get; init; } = [];

    /// <summary>New questions of schemes; one for a step and side that was asked already is the same question.</summary>
    public IReadOnlyList<Matching.Core.FollowUps.Question> FollowUps { get; init; } = [];

    /// <summary>Reminded from now on.</summary>
    public IReadOnlyList<Matching.Core.FollowUps.Question> RemindedFollowUps { get; init; } = [];

    /// <summary>Saved if nobody has answered them since they were read.</summary>
    public IReadOnlyList<Matching.Core.FollowUps.QuestionAnswer> AnsweredFollowUps { get; init; } = [];

    /// <summary>New inquiries; one with a marker that exists already is the same inquiry.</summary>
    public IReadOnlyList<Inquiry> Inquiries { get; init; } = [];

    /// <summary>Saved if nobody has answered them since they were read, with what follows: hours that hold, a pause, another day to call by.</summary>
    public IReadOnlyList<InquiryAnswer> AnsweredInquiries { get; init; } = [];

    /// <summary>New texts; one with a marker that exists already is the same text and raises nothing.</summary>
    public IReadOnlyList<OutgoingText> Texts { get; init; } = [];

    /// <summary>Saved if nobody changed it since it was read.</summary>
    public OutgoingText? Text { get; init; }

    /// <summary>New items; one with a marker that exists already is the same item.</summary>
    public IReadOnlyList<WorkItem> Work { get; init; } = [];

    /// <summary>Claimed by its supplier id: a second claim saves nothing of the decision.</summary>
    public ReceivedText? Received { get; init; }

    /// <summary>A kept text that a person reads otherwise: what its first reading did to the number and to the work list is taken back. Saved if nobody changed it since it was read.</summary>
    public CorrectedText? Corrected { get; init; }

    public StopMark? Stop { get; init; }

    /// <summary>No text can reach the number, the supplier says.</summary>
    public BadNumberMark? BadNumber { get; init; }

    /// <summary>The number is said to be somebody else's: nothing is written there until a person releases it.</summary>
    public PhoneNumber? Park { get; init; }

    /// <summary>The number wants texts again.</summary>
    public PhoneNumber? Start { get; init; }

    /// <summary>New questions to guardians, asked or to be asked.</summary>
    public IReadOnlyList<Backing> NewBackings { get; init; } = [];

    /// <summary>Saved if nobody changed them since they were read. An offer's end ends its open questions by itself.</summary>
    public IReadOnlyList<Backing> Backings { get; init; } = [];

    /// <summary>What guardians have said of being in schemes.</summary>
    public IReadOnlyList<Consent> Consents { get; init; } = [];

    /// <summary>Guardians that somebody has called: the items about it are done.</summary>
    public IReadOnlyList<CalledGuardian> Called { get; init; } = [];

    /// <summary>Pairs of offers that are not proposed again.</summary>
    public IReadOnlyList<RuledOutPair> RuledOut { get; init; } = [];

    /// <summary>Her wish weighs more until she is placed.</summary>
    public IReadOnlyList<string> SaidYesTooLate { get; init; } = [];

    /// <summary>And what else is to be marked: a number, an alarm.</summary>
    public Decision With(Decision marks) => And(marks) with { Stop = marks.Stop ?? Stop, BadNumber = marks.BadNumber ?? BadNumber };

    public Decision With(WorkItem item) => this with { Work = [.. Work, item] };

    /// <summary>Two answers in one text: what both of them decide. What both of them changed is saved once.</summary>
    public Decision And(Decision other) => this with
    {
        Offers = [.. Offers.Union(other.Offers)],
        FreedSeats = [.. FreedSeats, .. other.FreedSeats],
        Agreed = [.. Agreed, .. other.Agreed],
        Placements = [.. Placements.Union(other.Placements)],
        Past = [.. Past, .. other.Past],
        FollowUps = [.. FollowUps, .. other.FollowUps],
        AnsweredFollowUps = [.. AnsweredFollowUps, .. other.AnsweredFollowUps],
        Inquiries = [.. Inquiries, .. other.Inquiries],
        AnsweredInquiries = [.. AnsweredInquiries, .. other.AnsweredInquiries],
        Texts = [.. Texts, .. other.Texts],
        Work = [.. Work, .. other.Work],
        SaidYesTooLate = [.. SaidYesTooLate, .. other.SaidYesTooLate],
        NewBackings = [.. NewBackings, .. other.NewBackings],
        Backings = [.. Backings.Union(other.Backings)],
        Consents = [.. Consents, .. other.Consents],
        Called = [.. Called, .. other.Called],
        RuledOut = [.. RuledOut, .. other.RuledOut],
    };
}

/// <summary>How a pair ended, for the nights to come.</summary>
public sealed record PastPair(string Municipality, HistoryEntry Entry, OfferId Offer);

/// <summary>A guardian's answer about her being in a scheme at all.</summary>
public sealed record Consent(string YouthId, bool Given);

/// <summary>Somebody has talked with the guardian of a question.</summary>
public sealed record CalledGuardian(BackingId Question, string By);

/// <summary>The pair of an offer that is not to be proposed again.</summary>
public sealed record RuledOutPair(OfferId Offer, string Reason, string By);

/// <summary>A number that wants no texts: when, in which words, from where (sms, staff, supplier).</summary>
public sealed record StopMark(PhoneNumber Phone, string Municipality, DateTimeOffset At, string Words, string Source);

/// <summary>A number that no text can reach, by the supplier's code.</summary>
public sealed record BadNumberMark(PhoneNumber Phone, string Municipality, string ErrorCode, DateTimeOffset At);

/// <summary>What became of saving a decision.</summary>
public enum SaveOutcome
{
    Saved = 1,

    /// <summary>Somebody changed a thing meanwhile: read again and look again. Nothing was saved.</summary>
    Lost = 2,

    /// <summary>No seat is free. Nothing was saved.</summary>
    SeatTaken = 3,

    /// <summary>The person has an open offer of this kind. Nothing was saved.</summary>
    OfferIsOpen = 4,

    /// <summary>The code is in use on this phone. Nothing was saved.</summary>
    CodeTaken = 5,

    /// <summary>The incoming text was claimed before. Nothing was saved.</summary>
    Duplicate = 6,
}

/// <summary>Where decisions are saved, each in one transaction.</summary>
public interface ILedger
{
    Task<SaveOutcome> SaveAsync(Decision decision, CancellationToken cancellationToken);
}
