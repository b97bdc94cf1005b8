using Matching.Core.Approvals;
using Matching.Core.LegalRules.Questions;

namespace Matching.Storage.Postgres.Offers;

/// <summary>What was asked and answered of the law, beside the approval.</summary>
internal sealed partial class LedgerRows
{
    private Task<int> KeepAsync(Proposal proposal, KeptAnswer kept) => RunAsync(
        """
        insert into law_answer (proposal_id, key, form, question_da, question_en, source, answer, answered_by, answered_at)
        values (@Proposal, @Key, @Form, @Da, @En, @Source, @Answer, @By, @At)
        """,
        new { Proposal = proposal.Id.Value, kept.Question.Key, Form = (short)kept.Question.Form, kept.Question.Text.Da, kept.Question.Text.En, kept.Question.Source, kept.Answer, kept.By, kept.At });
}
