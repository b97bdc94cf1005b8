namespace Matching.Core.Texts.Delivering;

/// <summary>Lets every text that waits for its hour leave now: for a tour in the evening or on a Sunday, with simulated phones only.</summary>
public sealed class DeliverWaiting(IWaitingTexts texts, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Says how many waited.</summary>
    public Task<int> HandleAsync(CancellationToken cancellationToken) => texts.LiftAsync(clock.GetUtcNow() + Window, cancellationToken);
}
