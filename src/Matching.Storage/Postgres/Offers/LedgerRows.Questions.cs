using Matching.Core.FollowUps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Storage.Postgres.Offers;

/// <summary>The part of a decision that keeps what a scheme asked and what was answered.</summary>
internal sealed partial class LedgerRows
{
    private Task<int> PutAsync(Question question) => RunAsync(
        """
        insert into follow_up_question (id, municipality_code, enrolment_id, step_key, role, ask, youth_id, placement_id, phone, language, code, asked_at)
        values (@Id, @Municipality, @Enrolment, @Step, @Role, @Ask, @YouthId, @Placement, @Phone, @Language, @Code, @AskedAt)
        on conflict (enrolment_id, step_key, role) do nothing
        """,
        new
        {
            Id = question.Id.Value,
            question.Municipality,
            Enrolment = question.Enrolment.Value,
            question.Step,
            Role = (short)question.Role,
            Ask = Words.Of(question.Ask),
            question.YouthId,
            question.Placement,
            Phone = question.Phone?.E164,
            question.Language,
            Code = question.Code?.Value,
            question.AskedAt,
        });

    private Task<int> RemindAsync(Question question) =>
        RunAsync("update follow_up_question set reminded_at = @now where id = @Id and reminded_at is null", new { Id = question.Id.Value, now });

    private async Task<bool> AnswerAsync(QuestionAnswer answer) => await RunAsync(
        "update follow_up_question set answer = @Word, answered_at = @At, closed_at = @At, version = version + 1 where id = @Id and version = @Version and closed_at is null",
        new { Id = answer.Question.Id.Value, answer.Word, answer.At, answer.Question.Version }) == 1;
}
