using Matching.Core.Approvals;
using Matching.Core.LegalRules.Questions;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>What the law asks is answered before a place is approved, and kept with the approval.</summary>
public sealed class LawQuestionsTests : IAsyncLifetime
{
    private const short Internship = 1;

    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task An_internship_is_not_approved_before_its_questions_are_answered_and_the_answers_are_kept()
    {
        var proposal = await InternshipAsync();

        var asked = (await ApproveAsync(proposal, LegalAnswers.None)).ShouldBeOfType<ApproveOutcome.QuestionsOpen>().Questions;
        asked.Where(question => question.IsNeeded).Select(question => question.Key).ShouldContain("IN05");
        (await _town.CountAsync("from law_answer")).ShouldBe(0);
        (await _town.CountAsync("from offer")).ShouldBe(0);

        var answers = new LegalAnswers(asked.Where(question => question.IsNeeded).ToDictionary(question => question.Key, AnswerTo, StringComparer.Ordinal));
        (await ApproveAsync(proposal, answers)).ShouldBeOfType<ApproveOutcome.Approved>();

        (await _town.CountAsync("from law_answer where answered_by = 'karin' and proposal_id = @Value", new { proposal.Value })).ShouldBe(asked.Count);
        (await _town.Store.ScalarAsync<string>("select answer from law_answer where key = 'IN05'")).ShouldBe("Training");
        (await _town.CountAsync("from law_answer where question_da = '' or question_en = '' or source = ''")).ShouldBe(0);
    }

    [Fact]
    public async Task One_answer_short_is_not_enough()
    {
        var proposal = await InternshipAsync();
        var asked = (await ApproveAsync(proposal, LegalAnswers.None)).ShouldBeOfType<ApproveOutcome.QuestionsOpen>().Questions.Where(question => question.IsNeeded).ToList();

        var answers = new LegalAnswers(asked.Skip(1).ToDictionary(question => question.Key, AnswerTo, StringComparer.Ordinal));

        (await ApproveAsync(proposal, answers)).ShouldBeOfType<ApproveOutcome.QuestionsOpen>();
    }

    [Fact]
    public async Task Approving_all_leaves_what_the_law_asks_about_to_a_person()
    {
        await InternshipAsync();

        var all = await _town.Get<ApproveAllWithoutWarnings>().HandleAsync("0791", null, "karin", CancellationToken.None, LegalAnswers.None);

        all.Outcomes.ShouldAllBe(one => one.Value is ApproveOutcome.QuestionsOpen);
        (await _town.CountAsync("from offer")).ShouldBe(0);
    }

    private static string AnswerTo(LegalQuestion question) => question.Form switch
    {
        AnswerForm.Confirm => LegalAnswers.Yes,
        AnswerForm.Purpose => "Training",
        _ => "Bo Holm, leder, og Ida Lund, tillidsmand, 20-11-2026",
    };

    private Task<ApproveOutcome> ApproveAsync(ProposalId proposal, LegalAnswers answers) => _town.Get<ApproveProposal>().HandleAsync(proposal, "karin", CancellationToken.None, answers: answers);

    private async Task<ProposalId> InternshipAsync()
    {
        var opening = await _town.OpeningAsync(kind: Internship);
        await _town.Store.ExecuteAsync("update opening set programme = 'company-internship' where id = @opening; update host set employees = 12", new { opening });
        return await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening);
    }
}
