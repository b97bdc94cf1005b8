using Matching.Core.Programmes.Targets;

namespace Matching.Core.Enrolments.Reports;

/// <summary>A scheme's targets counted from what is stored, by the version that is in force on the report's day. It stores nothing.</summary>
/// <remarks>Source: programmes §1.7 and §5.</remarks>
public sealed class CountTargets(ITargetFacts store, IProgrammeShelf shelf)
{
    /// <param name="programme">Id of the scheme.</param>
    /// <param name="date">The report's day, included: what happens later does not count.</param>
    /// <param name="municipality">Only this one's; null = all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<CountOutcome> HandleAsync(string programme, DateOnly date, string? municipality, CancellationToken cancellationToken)
    {
        var book = await shelf.ReadAsync(cancellationToken);
        if (book.Find(programme, date) is not { } version)
        {
            return new CountOutcome.UnknownProgramme(book.Ids);
        }

        var cases = CasesOfFiles.Of(await store.ReadAsync(programme, municipality, cancellationToken), book);
        return new CountOutcome.Counted(version.Mark, TargetReport.Of(version.Definition, cases, date), cases);
    }
}
