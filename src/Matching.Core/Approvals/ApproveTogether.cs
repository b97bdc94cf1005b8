using Matching.Core.LegalRules.Questions;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Approvals;

/// <summary>
/// Approves a small group as one: the proposal and every other undecided one of its opening, which are proposed together or not at all. Each is
/// judged by itself; where one is refused, the outcome says which, and those before it stand.
/// </summary>
/// <remarks>Source: programmes §1.4 unit.</remarks>
public sealed class ApproveTogether(IProposalStore proposals, ApproveProposal approve)
{
    /// <param name="id">Of any of them.</param>
    /// <param name="by">Sign-in name of who approves.</param>
    /// <param name="cancellationToken">Ends it between two.</param>
    /// <param name="answers">The law's questions of all of them, answered once for the place; while one is open, none is approved. Null = nobody is asked.</param>
    /// <param name="roles">Of whoever approves; null = nobody is asked.</param>
    public async Task<ApproveAllOutcome> HandleAsync(ProposalId id, string by, CancellationToken cancellationToken, LegalAnswers? answers = null, IReadOnlyCollection<Role>? roles = null)
    {
        IReadOnlyList<ProposalId> all = [id, .. await proposals.FindWithAsync(id, cancellationToken)];
        var questions = await QuestionsAsync(all, cancellationToken);
        if (answers?.Open(questions).Count > 0)
        {
            return new([.. all.Select(one => KeyValuePair.Create(one, (ApproveOutcome)new ApproveOutcome.QuestionsOpen(questions)))]);
        }

        var outcomes = new List<KeyValuePair<ProposalId, ApproveOutcome>>();
        foreach (var one in all)
        {
            outcomes.Add(new(one, await approve.HandleAsync(one, by, cancellationToken, asGroup: true, answers, roles)));
        }

        return new(outcomes);
    }

    /// <summary>The law's questions of a proposal and, where it goes together with others, of all of them; each once.</summary>
    public async Task<IReadOnlyList<LegalQuestion>> QuestionsOfAsync(ProposalId id, CancellationToken cancellationToken) =>
        await QuestionsAsync(await approve.IsOfSmallGroupAsync(id, cancellationToken) ? [id, .. await proposals.FindWithAsync(id, cancellationToken)] : [id], cancellationToken);

    private async Task<IReadOnlyList<LegalQuestion>> QuestionsAsync(IReadOnlyList<ProposalId> all, CancellationToken cancellationToken)
    {
        var questions = new List<LegalQuestion>();
        foreach (var one in all)
        {
            questions.AddRange(await approve.QuestionsAsync(one, cancellationToken));
        }

        return [.. questions.DistinctBy(question => question.Key)];
    }
}
