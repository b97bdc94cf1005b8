using Matching.Core.LegalRules.Questions;
using Matching.Core.Offers;
using Matching.Engine.Explaining;

namespace Matching.Core.Approvals;

/// <summary>What came of an approval. The page handles every case.</summary>
public abstract record ApproveOutcome
{
    private ApproveOutcome()
    {
    }

    /// <summary>The seat is held and the offer lives. <paramref name="Text"/> is what she is told; <paramref name="ByPhone"/>: a person calls and says it.</summary>
    public sealed record Approved(OfferId Offer, string Text, bool ByPhone) : ApproveOutcome;

    /// <summary>Both are to meet: no seat is held and no text is sent; an item says to arrange it by phone.</summary>
    public sealed record MeetingToArrange : ApproveOutcome;

    /// <summary>Her group is not complete yet: it opens or dissolves in the night after its closing day, and until then nothing can be approved.</summary>
    public sealed record StillGathers : ApproveOutcome;

    /// <summary>She and <paramref name="Others"/> are proposed to one place together: all of them are approved, or none.</summary>
    public sealed record GoesTogether(IReadOnlyList<ProposalId> Others) : ApproveOutcome;

    /// <summary>The law has questions of this place that a person answers first; nothing is approved before.</summary>
    public sealed record QuestionsOpen(IReadOnlyList<LegalQuestion> Questions) : ApproveOutcome;

    /// <summary>The scheme lets another role approve.</summary>
    public sealed record NotYours(Programmes.Vocabulary.Role Needed) : ApproveOutcome;

    /// <summary>Somebody decided first. Empty <paramref name="By"/>: a later night superseded it.</summary>
    public sealed record AlreadyDecided(ProposalState State, string By, DateTimeOffset? At) : ApproveOutcome;

    /// <summary>“Pladsen er lige blevet optaget”: another offer or placement holds the last seat.</summary>
    public sealed record SeatTaken(string OpeningId) : ApproveOutcome;

    /// <summary>She has an unanswered offer of the same kind.</summary>
    public sealed record OfferIsOpen(string YouthId) : ApproveOutcome;

    /// <summary>
    /// Something has changed since the night: <paramref name="Rule"/> is the code of what no longer holds (youth-active, host-active, opening-active,
    /// a rule of the night, intern-ratio), <paramref name="Finding"/> what a rule saw.
    /// </summary>
    public sealed record RuleBroken(string Rule, Finding? Finding = null) : ApproveOutcome;

    /// <summary>The text cannot be said as it stands; <paramref name="Faults"/> say why, in codes with values.</summary>
    public sealed record TextRefused(IReadOnlyList<string> Faults) : ApproveOutcome;

    public sealed record NotFound(ProposalId Id) : ApproveOutcome;
}

/// <summary>What came of a rejection.</summary>
public abstract record RejectOutcome
{
    private RejectOutcome()
    {
    }

    /// <summary><paramref name="Until"/>: the first day on which the pair may be proposed again, where it rests.</summary>
    public sealed record Rejected(RejectConsequence Consequence, DateOnly? Until = null) : RejectOutcome;

    /// <summary>Somebody decided first.</summary>
    public sealed record AlreadyDecided(ProposalState State, string By, DateTimeOffset? At) : RejectOutcome;

    /// <summary>No such reason, or one that is closed.</summary>
    public sealed record UnknownReason(string Code) : RejectOutcome;

    public sealed record NotFound(ProposalId Id) : RejectOutcome;
}

/// <summary>What approving many came to: one outcome each, in the order given.</summary>
public sealed record ApproveAllOutcome(IReadOnlyList<KeyValuePair<ProposalId, ApproveOutcome>> Outcomes)
{
    public int Approved => Outcomes.Count(o => o.Value is ApproveOutcome.Approved or ApproveOutcome.MeetingToArrange);
}

/// <summary>What a reason does to the pair in the nights to come.</summary>
public enum RejectConsequence
{
    /// <summary>The next night may propose the pair again.</summary>
    None = 0,

    /// <summary>The pair is not proposed again until a person opens it.</summary>
    NeverThisPair = 1,

    /// <summary>The pair rests for the reason's days, then a night may propose it again.</summary>
    PauseDays = 2,
}

/// <summary>A reason that is open for choice. <paramref name="PauseDays"/>: whole days, the day of the rejection counted, where its consequence is a pause; else 0.</summary>
public sealed record RejectReason(string Code, string TextDa, string TextEn, RejectConsequence Consequence, int PauseDays = 0)
{
    /// <summary>The longest pause, in days.</summary>
    public const int LongestPause = 366;

    /// <summary>The first day on which a pair that was rejected on <paramref name="day"/> may come back; null = it does not rest.</summary>
    public DateOnly? RestsUntil(DateOnly day) => Consequence == RejectConsequence.PauseDays ? day.AddDays(PauseDays) : null;
}
