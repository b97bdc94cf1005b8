using Matching.Core.Clock;
using Matching.Engine.Facts;

namespace Matching.Core.Openings;

/// <summary>A mentor or a company takes a pause, or takes part again: all of it, or one opening. What is agreed goes on; nothing new is proposed.</summary>
/// <remarks>Source: offers and answers, O19.</remarks>
public sealed class PausePlace(IOwnPlace places, TimeProvider clock)
{
    private const int Longest = 200;

    /// <summary>False when it is not hers, or is closed for good.</summary>
    public Task<bool> HandleAsync(string host, string? opening, bool pause, string reason, string by, CancellationToken cancellationToken)
    {
        var said = reason.Trim();
        return places.PauseAsync(host, opening, new(pause ? Status.Paused : Status.Active, said[..Math.Min(said.Length, Longest)], by, clock.Today()), cancellationToken);
    }
}
