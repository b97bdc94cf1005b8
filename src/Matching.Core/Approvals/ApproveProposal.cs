using Matching.Core.Backings;
using Matching.Core.LegalRules.Questions;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Matching.Engine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Approvals;

/// <summary>
/// One person says yes to one proposal: in one transaction it is approved, a free seat is held, and an offer with its text, or with an item
/// to call, lives. Of a meeting no seat is held and nothing is said: an item to arrange it lives. Whoever comes second is told.
/// </summary>
/// <remarks>Source: offers and answers, O2, O3, O16.</remarks>
public sealed partial class ApproveProposal(
    IProposalStore proposals, RecheckPair rules, SchemeStaff staff, ILedger ledger, OfferTexts texts, OfferDuties duties, NewQuestions questions, IOptions<OfferOptions> options, TimeProvider clock, ILogger<ApproveProposal> logger)
{
    private const int Looks = 5;

    /// <param name="id">Of the proposal.</param>
    /// <param name="by">Sign-in name of who approves.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    /// <param name="asGroup">The others of a small group are approved with it.</param>
    /// <param name="answers">What the approver has answered of the law's questions; every needed one must be. Null = nobody is asked: rehearsals and load without people.</param>
    /// <param name="roles">Of whoever approves; null = nobody is asked.</param>
    public async Task<ApproveOutcome> HandleAsync(
        ProposalId id, string by, CancellationToken cancellationToken, bool asGroup = false, LegalAnswers? answers = null, IReadOnlyCollection<Role>? roles = null)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await LookAsync(id, by, asGroup, answers, roles, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException($"Proposal {id} changed {Looks} times while it was being approved.\nMaybe a job writes it without end.");
    }

    /// <summary>The law's questions of a proposal, as they would be asked now; empty = none, or no such proposal.</summary>
    public async Task<IReadOnlyList<LegalQuestion>> QuestionsAsync(ProposalId id, CancellationToken cancellationToken) =>
        await proposals.FindAsync(id, clock.GetUtcNow() - options.Value.CodeRests, cancellationToken) is { } found && found.Proposal.Pair != PairState.ToMeet
            ? (await rules.JudgeAsync(found.Proposal.YouthId, found.Proposal.OpeningId, cancellationToken)).Questions
            : [];

    /// <summary>Its opening takes a small group together, or nobody.</summary>
    public async Task<bool> IsOfSmallGroupAsync(ProposalId id, CancellationToken cancellationToken) =>
        await proposals.FindAsync(id, clock.GetUtcNow() - options.Value.CodeRests, cancellationToken) is { } found
        && (await rules.JudgeAsync(found.Proposal.YouthId, found.Proposal.OpeningId, cancellationToken)).IsOfSmallGroup;

    private async Task<ApproveOutcome?> LookAsync(ProposalId id, string by, bool asGroup, LegalAnswers? answers, IReadOnlyCollection<Role>? roles, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await proposals.FindAsync(id, now - options.Value.CodeRests, cancellationToken) is not { } found)
        {
            return new ApproveOutcome.NotFound(id);
        }

        if (found.Proposal.State == ProposalState.Proposed && roles is not null && await staff.LacksAsync(found.Proposal.Programme, roles, cancellationToken) is { } needed)
        {
            return new ApproveOutcome.NotYours(needed);
        }

        if (Broken(found) is { } rule && found.Proposal.State == ProposalState.Proposed)
        {
            return new ApproveOutcome.RuleBroken(rule);
        }

        if (found.Proposal is { Pair: PairState.Gathering, State: ProposalState.Proposed })
        {
            return new ApproveOutcome.StillGathers();
        }

        var verdict = await rules.JudgeAsync(found.Proposal.YouthId, found.Proposal.OpeningId, cancellationToken);
        if (found.Proposal.State == ProposalState.Proposed && verdict.Broken is { } broken)
        {
            return new ApproveOutcome.RuleBroken(broken.Id, broken);
        }

        if (verdict.IsOfSmallGroup && !asGroup && found.Proposal.State == ProposalState.Proposed && await proposals.FindWithAsync(id, cancellationToken) is { Count: > 0 } others)
        {
            return new ApproveOutcome.GoesTogether(others);
        }

        if (answers is not null && found.Proposal is { State: ProposalState.Proposed, Pair: not PairState.ToMeet } && answers.Open(verdict.Questions).Count > 0)
        {
            return new ApproveOutcome.QuestionsOpen(verdict.Questions);
        }

        if (!found.Proposal.Approve(by, now).Moved)
        {
            return new ApproveOutcome.AlreadyDecided(found.Proposal.State, found.Proposal.DecidedBy, found.Proposal.DecidedAt);
        }

        return found.Proposal.Pair == PairState.ToMeet
            ? await ArrangeAsync(found.Proposal, now, cancellationToken)
            : await OfferAsync(found, verdict, answers, by, now, cancellationToken);
    }

    private async Task<ApproveOutcome?> ArrangeAsync(Proposal meeting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var item = new WorkItem(Guid.CreateVersion7(now), meeting.Municipality, WorkKind.ArrangeMeeting, $"meeting:{meeting.Id}", now, meeting.YouthId)
        {
            Note = await staff.ArrangesAsync(meeting.Programme, meeting.Kind, cancellationToken),
        };
        var saved = await ledger.SaveAsync(new Decision { Proposal = meeting, Work = [item] }, cancellationToken);
        return saved == SaveOutcome.Saved ? new ApproveOutcome.MeetingToArrange() : null;
    }

    private async Task<ApproveOutcome?> OfferAsync(ProposalCase found, PairVerdict verdict, LegalAnswers? answers, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var offerId = OfferId.New(clock);
        if (OfferCode.Choose(offerId, found.CodesInUse) is not { } code)
        {
            return new ApproveOutcome.TextRefused(["code=none_free"]);
        }

        var terms = await duties.OfAsync(found.Proposal.Programme, found.Proposal.Kind, found.Parties.Youth.TargetGroup, cancellationToken);
        var draft = texts.Draft(offerId, found.Parties, code, terms, now);
        if (draft.Faults.Count > 0)
        {
            return new ApproveOutcome.TextRefused(draft.Faults);
        }

        return await SaveAsync(found, NewOffer(offerId, found, code, terms, draft, by, now), draft, verdict, Kept(verdict, answers, by, now), now, cancellationToken);
    }

    private static IReadOnlyList<KeptAnswer> Kept(PairVerdict verdict, LegalAnswers? answers, string by, DateTimeOffset now) =>
        answers is null ? [] : [.. verdict.Questions.Select(question => new KeptAnswer(question, answers.To(question), by, now))];

    private static string? Broken(ProposalCase found) => found.Parties switch
    {
        { Youth.Active: false } => "youth-active",
        { Host.Active: false } => "host-active",
        { Opening.Active: false } => "opening-active",
        _ => null,
    };

    private static Offer NewOffer(OfferId id, ProposalCase found, OfferCode code, OfferTerms terms, TextDraft draft, string by, DateTimeOffset now) => new()
    {
        Id = id,
        Proposal = found.Proposal.Id,
        Municipality = found.Proposal.Municipality,
        YouthId = found.Proposal.YouthId,
        Kind = found.Proposal.Kind,
        OpeningId = found.Proposal.OpeningId,
        HostId = found.Proposal.HostId,
        Programme = found.Proposal.Programme,
        Code = code,
        Duty = terms.Duty,
        AnswerDays = terms.AnswerDays,
        MentorCalls = terms.MentorCalls,
        ContactBy = found.Parties.Youth is { ContactBy: ContactBy.Sms, Phone: not null, Stopped: false } ? ContactBy.Sms : ContactBy.Call,
        Phone = found.Parties.Youth.Phone,
        Language = found.Parties.Youth.Language,
        Text = draft.Body,
        ApprovedBy = by,
        CreatedAt = now,
    };

    private async Task<ApproveOutcome?> SaveAsync(
        ProposalCase found, Offer offer, TextDraft draft, PairVerdict verdict, IReadOnlyList<KeptAnswer> kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = offer.ContactBy == ContactBy.Sms ? texts.Offer(offer, found.Parties, draft, now) : ToBeCalled(offer, found.Parties, now);
        var decision = new Decision
        {
            Proposal = found.Proposal,
            NewOffer = offer,
            Seen = found.Proposal.Details,
            SupportedSeen = verdict.Supported,
            LawAnswers = kept,
            NewBackings = await questions.ForAsync(offer, found.Parties, found.CodesInUse, cancellationToken),
            Texts = told.Texts,
            Work = told.Work,
        };

        var saved = await ledger.SaveAsync(decision, cancellationToken);
        if (saved == SaveOutcome.Saved)
        {
            Log.Approved(logger, found.Proposal.Id, offer.Id, offer.State);
        }

        return saved switch
        {
            SaveOutcome.Saved => new ApproveOutcome.Approved(offer.Id, offer.Text, offer.ContactBy == ContactBy.Call),
            SaveOutcome.SeatTaken => new ApproveOutcome.SeatTaken(offer.OpeningId),
            SaveOutcome.OfferIsOpen => new ApproveOutcome.OfferIsOpen(offer.YouthId),
            SaveOutcome.Lost or SaveOutcome.CodeTaken => null,
            _ => throw new InvalidOperationException($"Approving {found.Proposal.Id} was answered with {saved}.\nMaybe the ledger has a new case."),
        };
    }

    private Told ToBeCalled(Offer offer, Parties parties, DateTimeOffset now)
    {
        var deadline = texts.Deadline(parties.Opening, offer.AnswerDays, now);
        offer.Hear(OfferEvent.Stop, now);
        offer.RunsUntil(now, deadline);
        return new([], [texts.Item(WorkKind.CallOffer, $"offer:{offer.Id}", offer, now, deadline)]);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Proposal {Proposal} was approved; offer {Offer} is {State}")]
        public static partial void Approved(ILogger logger, ProposalId proposal, OfferId offer, OfferState state);
    }
}
