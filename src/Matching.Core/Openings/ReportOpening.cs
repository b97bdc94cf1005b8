using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;

namespace Matching.Core.Openings;

/// <summary>
/// A mentor tells of a job that may be posted, where her scheme has its mentors give openings: a consultant takes it up with the company. The same
/// report sent twice is one.
/// </summary>
/// <remarks>Source: the product, P11; programmes §1.4 supply.givesOpenings.</remarks>
public sealed class ReportOpening(ILedger ledger, IProgrammeShelf shelf, TimeProvider clock)
{
    /// <summary>Characters of each field at most.</summary>
    public const int Longest = 200;

    /// <summary>One of these schemes has its mentors give openings.</summary>
    public async Task<bool> IsForAsync(IReadOnlyList<string> schemes, CancellationToken cancellationToken)
    {
        var book = await shelf.ReadAsync(cancellationToken);
        return schemes.Any(scheme => book.Find(scheme, clock.Today())?.Definition.Tracks.Any(track => track.Supply is { GivesOpenings: true }) == true);
    }

    /// <param name="form">Made when the form was shown.</param>
    /// <param name="municipality">Where the mentor belongs.</param>
    /// <param name="mentor">Her name, for the consultant.</param>
    /// <param name="schemes">Those in which she is a mentor.</param>
    /// <param name="company">Which company.</param>
    /// <param name="job">What there is to do.</param>
    /// <param name="contact">Whom to ask; may be empty.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    /// <returns>False when company or job is missing, something is too long, a CPR number stands in it, or no scheme of hers has its mentors give openings.</returns>
    public async Task<bool> HandleAsync(
        Guid form, string municipality, string mentor, IReadOnlyList<string> schemes, string company, string job, string contact, CancellationToken cancellationToken)
    {
        string[] said = [company.Trim(), job.Trim(), contact.Trim()];
        if (!await IsForAsync(schemes, cancellationToken) || said[0].Length == 0 || said[1].Length == 0 || said.Any(field => field.Length > Longest || CprNumbers.Mask(field) != field))
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
