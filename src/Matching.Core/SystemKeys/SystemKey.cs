using System.Security.Cryptography;
using System.Text;

namespace Matching.Core.SystemKeys;

/// <summary>
/// The key of a municipality's other system: 32 random bytes after <c>mk_</c>, shown once when it is made and kept only as a hash. It opens that
/// municipality's data and no other's.
/// </summary>
/// <param name="Id">What it is revoked by; no secret.</param>
/// <param name="Municipality">Four digits.</param>
/// <param name="Name">Which system, in the words of whoever made it.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="RevokedAt">UTC; null = it opens.</param>
public sealed record SystemKey(Guid Id, string Municipality, string Name, DateTimeOffset MadeAt, DateTimeOffset? RevokedAt)
{
    private const string Beginning = "mk_";

    public static string Draw() => Beginning + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>A plain hash is enough: nobody guesses 256 random bits.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>Keeps keys by their hashes.</summary>
public interface ISystemKeys
{
    /// <summary>False: the municipality is not here, and nothing was kept.</summary>
    Task<bool> AddAsync(SystemKey key, byte[] hash, CancellationToken cancellationToken);

    /// <summary>The key that opens now; null = unknown or revoked.</summary>
    Task<SystemKey?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    Task<IReadOnlyList<SystemKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>False: there is no such key that opens.</summary>
    Task<bool> RevokeAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>Makes a key; the answer is the only time it is told. Null: the municipality is not here.</summary>
public sealed class MakeSystemKey(ISystemKeys keys, TimeProvider clock)
{
    public async Task<(SystemKey Kept, string Key)?> HandleAsync(string municipality, string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (kept, key) = (new SystemKey(Guid.CreateVersion7(now), municipality, name, now, null), SystemKey.Draw());
        return await keys.AddAsync(kept, SystemKey.Hash(key), cancellationToken) ? (kept, key) : null;
    }
}
