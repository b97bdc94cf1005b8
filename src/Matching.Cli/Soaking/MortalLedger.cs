using System.Diagnostics;
using Matching.Core.Offers;

namespace Matching.Cli.Soaking;

/// <summary>Kills its process as a machine does, with signal 9, just before a save or just after it: between what is stored and what is known of it.</summary>
internal sealed class MortalLedger(ILedger ledger) : ILedger
{
    private int _moments;

    /// <summary>0 = lives on; n = dies at the n-th moment from now, of which each save has two.</summary>
    public int DiesAtSave
    {
        get;
        set => (field, _moments) = (value, 0);
    }

    public async Task<SaveOutcome> SaveAsync(Decision decision, CancellationToken cancellationToken)
    {
        DieIfDue();
        var saved = await ledger.SaveAsync(decision, cancellationToken);
        DieIfDue();
        return saved;
    }

    private void DieIfDue()
    {
        if (++_moments == DiesAtSave)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
