using Matching.Core.Offers;

namespace Matching.Cli.Soaking;

/// <summary>The program died here.</summary>
internal sealed class DiedException() : Exception("The worker was killed.");

/// <summary>Now and then the program dies just before a decision is saved, or just after: between what is stored and what is known of it.</summary>
internal sealed class MortalLedger(ILedger ledger, Random chance, double deaths) : ILedger
{
    public int Deaths { get; private set; }

    public async Task<SaveOutcome> SaveAsync(Decision decision, CancellationToken cancellationToken)
    {
        DieSometimes();
        var saved = await ledger.SaveAsync(decision, cancellationToken);
        DieSometimes();
        return saved;
    }

    private void DieSometimes()
    {
        if (chance.NextDouble() < deaths / 2)
        {
            Deaths++;
            throw new DiedException();
        }
    }
}
