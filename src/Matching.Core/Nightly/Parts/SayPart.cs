using Matching.Engine.Explaining;

namespace Matching.Core.Nightly;

/// <summary>What became of a part that a message asked for.</summary>
public enum SayPartOutcome
{
    /// <summary>It was said here and kept.</summary>
    Said = 1,

    /// <summary>Nobody waits for it any more.</summary>
    NotWanted = 2,

    /// <summary>This process says another part just now: somebody else, or soon.</summary>
    Busy = 3,

    /// <summary>This process runs the night itself, and says what nobody else has said.</summary>
    OwnNight = 4,
}

/// <summary>
/// Says a part of somebody else's night from the facts that were kept with it. One part at a time in a process, so that its other work goes on. The
/// prepared night is kept for the next part as long as nothing else needs the memory.
/// </summary>
public sealed class SayPart(INightParts parts, NightsHere here, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly WeakReference<Prepared> _last = new(null!);

    public async Task<SayPartOutcome> HandleAsync(NightPart part, CancellationToken stopping)
    {
        if (here.Has(part.Lease))
        {
            return SayPartOutcome.OwnNight;
        }

        if (!await _turn.WaitAsync(TimeSpan.Zero, stopping))
        {
            return SayPartOutcome.Busy;
        }

        try
        {
            return await SayAsync(part, stopping);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<SayPartOutcome> SayAsync(NightPart part, CancellationToken stopping)
    {
        if (await parts.FactsAsync(part, stopping) is not { } facts)
        {
            return SayPartOutcome.NotWanted;
        }

        var night = _last.TryGetTarget(out var last) && last.Lease == part.Lease ? last : Prepare(part, facts);
        await parts.KeepAsync(part, ZippedMisses.Write(night.Misses.Of(part.Part, part.Parts)), clock.GetUtcNow(), stopping);
        return SayPartOutcome.Said;
    }

    private Prepared Prepare(NightPart part, byte[] facts)
    {
        var problem = CanonicalFacts.Read(CanonicalFacts.Unzipped(facts))
            ?? throw new InvalidOperationException($"The facts of part {part} cannot be read.\nMaybe a program of another version runs the night.");
        var prepared = new Prepared(part.Lease, new MissesInParts(problem));
        _last.SetTarget(prepared);
        return prepared;
    }

    private sealed record Prepared(Guid Lease, MissesInParts Misses);
}
