using System.Globalization;

namespace Matching.Core.Nightly;

/// <summary>
/// What a night that is being run hands out to whoever is free, and what comes back. Everything hangs on the lease: a night that was taken over is
/// another one, and what was said for the one before does not count.
/// </summary>
public interface INightParts
{
    /// <summary>
    /// Keeps the facts with the night and leaves a message a part, in one transaction; false, and nothing, when the night is no longer ours.
    /// </summary>
    Task<bool> OfferAsync(NightLease lease, byte[] zippedFacts, int parts, DateTimeOffset at, CancellationToken stopping);

    /// <summary>The facts as they were offered; null when nobody waits for the part: it is said, or the night has ended or was taken over.</summary>
    Task<byte[]?> FactsAsync(NightPart part, CancellationToken stopping);

    /// <summary>Keeps what a part came to; whoever is first counts, and after the night's end nobody.</summary>
    Task KeepAsync(NightPart part, byte[] zippedMisses, DateTimeOffset at, CancellationToken stopping);

    /// <summary>What has been said so far, by part.</summary>
    Task<IReadOnlyList<byte[]>> SaidAsync(NightLease lease, CancellationToken stopping);
}

/// <summary>One part of a night: <paramref name="Part"/> from 0, of <paramref name="Parts"/>. Written <c>lease/part/parts</c>: the subject of its message.</summary>
public sealed record NightPart(Guid Lease, int Part, int Parts)
{
    /// <summary>Null when it is none.</summary>
    public static NightPart? Read(string subject) =>
        subject.Split('/') is [var lease, var part, var parts]
        && Guid.TryParse(lease, out var id)
        && int.TryParse(part, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(parts, CultureInfo.InvariantCulture, out var count)
        && number >= 0 && number < count
            ? new(id, number, count)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lease}/{Part}/{Parts}");
}
