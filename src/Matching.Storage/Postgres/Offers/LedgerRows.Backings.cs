using Matching.Core.Backings;
using Matching.Core.Offers;

namespace Matching.Storage.Postgres.Offers;

/// <summary>The part of a decision that concerns guardians: questions, their answers, and what somebody has talked about with them.</summary>
internal sealed partial class LedgerRows
{
    private static readonly string[] GuardianItems = [WorkKind.CallGuardian.Code(), WorkKind.GuardianNo.Code(), WorkKind.GuardianWrote.Code()];

    private Task<int> InsertAsync(Backing backing) => RunAsync(
        """
        insert into backing (id, municipality_code, youth_id, offer_id, programme, about, number, phone, language, code, state, created_at, asked_at, deadline_at, called_at)
        values (@Id, @Municipality, @YouthId, @Offer, @Programme, @About, @Number, @Phone, @Language, @Code, @State, @CreatedAt, @AskedAt, @DeadlineAt, @CalledAt)
        """,
        new
        {
            Id = backing.Id.Value,
            backing.Municipality,
            backing.YouthId,
            Offer = backing.Offer?.Value,
            backing.Programme,
            backing.About,
            Number = (short)backing.Number,
            Phone = backing.Phone?.E164,
            backing.Language,
            Code = backing.Code.Value,
            State = (short)backing.State,
            backing.CreatedAt,
            backing.AskedAt,
            backing.DeadlineAt,
            backing.CalledAt,
        });

    private async Task<bool> UpdateAsync(Backing backing) => await RunAsync(
        """
        update backing set state = @State, asked_at = @AskedAt, deadline_at = @DeadlineAt, reminded_at = @RemindedAt, called_at = @CalledAt,
            answered_at = @AnsweredAt, answered_by = nullif(@AnsweredBy, ''), version = version + 1
        where id = @Id and version = @Version
        """,
        new
        {
            Id = backing.Id.Value,
            State = (short)backing.State,
            backing.AskedAt,
            backing.DeadlineAt,
            backing.RemindedAt,
            backing.CalledAt,
            backing.AnsweredAt,
            backing.AnsweredBy,
            backing.Version,
        }) == 1;

    /// <summary>Nobody need answer for an offer that has ended.</summary>
    private Task<int> LapseAsync(Offer ended) => RunAsync("update backing set state = 5, version = version + 1 where offer_id = @Id and state in (1, 2)", new { Id = ended.Id.Value });

    private Task<int> AgreeAsync(Consent consent) => RunAsync("update youth set guardian_consent = @Given where id = @YouthId", consent);

    private Task<int> CloseItemsAsync(CalledGuardian called) => RunAsync(
        "update work_item set done_at = @now, done_by = @By where done_at is null and kind = any(@GuardianItems) and split_part(marker, ':', 3) = @Question",
        new { now, called.By, GuardianItems, Question = called.Question.ToString() });

    private Task<int> RuleOutAsync(RuledOutPair pair) => RunAsync(
        """
        insert into never_pair (youth_id, opening_id, municipality_code, proposal_id, reason, decided_by, decided_at)
        select youth_id, opening_id, municipality_code, proposal_id, @Reason, @By, @now from offer where id = @Offer
        """ + UnlessForGood,
        new { Offer = pair.Offer.Value, pair.Reason, pair.By, now });
}
