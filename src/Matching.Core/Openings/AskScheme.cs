using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Programmes;

namespace Matching.Core.Openings;

/// <summary>Asks the scheme of an opening whether it takes the place as it is described, before it is posted by whoever posts it.</summary>
/// <remarks>Source: programmes §1.4 supply, §1.5 hours.</remarks>
public sealed class AskScheme(IOpeningDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    /// <summary>Why not; null = it is taken, or there is no such scheme or host, which others tell. Where nothing is said of the kinds of its tasks, the description's own words tell them.</summary>
    public async Task<OpeningRefusal?> HandleAsync(Opening opening, CancellationToken cancellationToken) =>
        (await shelf.ReadAsync(cancellationToken)).Find(opening.Programme, clock.Today()) is { } version && await desk.FindHostAsync(opening.HostId, cancellationToken) is { } host
            ? SupplyRules.RefusalOf(version.Definition, opening with { TaskKinds = opening.TaskKinds.Count > 0 ? opening.TaskKinds : TaskWords.KindsOf(opening.Tasks) }, host)
            : null;
}
