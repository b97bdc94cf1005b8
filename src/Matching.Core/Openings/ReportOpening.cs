using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Texts;

namespace Matching.Core.Openings;

/// <summary>A mentor tells of a job that may be posted: a consultant takes it up with the company. The same report sent twice is one.</summary>
/// <remarks>Source: the product, P11.</remarks>
public sealed class ReportOpening(ILedger ledger, TimeProvider clock)
{
    /// <summary>Characters of each field at most.</summary>
    public const int Longest = 200;

    /// <param name="form">Made when the form was shown.</param>
    /// <param name="municipality">Where the mentor belongs.</param>
    /// <param name="mentor">Her name, for the consultant.</param>
    /// <param name="company">Which company.</param>
    /// <param name="job">What there is to do.</param>
    /// <param name="contact">Whom to ask; may be empty.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    /// <returns>False when company or job is missing, something is too long, or a CPR number stands in it.</returns>
    public async Task<bool> HandleAsync(Guid form, string municipality, string mentor, string company, string job, string contact, CancellationToken cancellationToken)
    {
        string[] said = [company.Trim(), job.Trim(), contact.Trim()];
        if (said[0].Length == 0 || said[1].Length == 0 || said.Any(field => field.Length > Longest || CprNumbers.Mask(field) != field))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var told = string.Join(". ", said.Where(field => field.Length > 0));
        var item = new WorkItem(Guid.CreateVersion7(now), municipality, WorkKind.OpeningReported, $"report:{form}", now)
        {
            Note = new LegalText($"{mentor}: {told}", $"{mentor}: {told}"),
        };
        await ledger.SaveAsync(new() { Work = [item] }, cancellationToken);
        return true;
    }
}
