namespace Matching.Core.Intake;

/// <summary>The people, hosts, openings and pairs that files bring.</summary>
public interface IRegister
{
    /// <summary>
    /// Merges the folder in one transaction; waits for a running night and another import. Null when only an empty store was to be filled
    /// and this one is not. Seats of an opening follow its places without ever taking a held one away; imported pairs from approved to
    /// running sit on seats as far as there are any; a stop that this product registered outlives the file, and who was
    /// erased stays away.
    /// </summary>
    Task<RegisterChange?> MergeAsync(
        ImportedFolder folder, IReadOnlyList<LeftOut> leftOut, ImportRequest request, DateTimeOffset at, CancellationToken stopping);

    /// <summary>Until it is disposed no import changes anything; waits for one that is on its way.</summary>
    Task<IAsyncDisposable> HoldStillAsync(CancellationToken stopping);
}
