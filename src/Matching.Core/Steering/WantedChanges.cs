using Matching.Core.Definitions;
using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Matching.Engine;

namespace Matching.Core.Steering;

/// <summary>What is wanted as changes of a night's facts, in the order: numbers, seats, more places, travel.</summary>
internal static class WantedChanges
{
    public static (IReadOnlyList<WhatIfChange> Changes, IReadOnlyList<string> Faults) Of(Wanted wanted)
    {
        var policy = wanted.Policy is { } text ? PolicyFile.Load("policy.json", text) : null;
        if (policy is DefinitionOutcome<Policy>.Refused refused)
        {
            return ([], refused.Faults);
        }

        return (
        [
            .. policy is null ? [] : new WhatIfChange[] { new WhatIfChange.WholePolicy(policy.OrThrow()) },
            .. wanted.Seats.Select(seats => new WhatIfChange.Seats(seats.Opening, seats.Count)),
            .. wanted.MorePlaces.Select(more => new WhatIfChange.MorePlaces(more.Kind, more.Sector, more.Count)),
            .. wanted.Travel is { } travel ? [new WhatIfChange.LongerTravel(travel.From, travel.To)] : Array.Empty<WhatIfChange>(),
        ], []);
    }
}
