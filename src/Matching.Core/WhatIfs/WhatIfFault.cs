using Matching.Core.Intake;

namespace Matching.Core.WhatIfs;

/// <summary>Why a question cannot be asked of a night.</summary>
public abstract record WhatIfFault
{
    private WhatIfFault()
    {
    }

    /// <summary>
    /// The night has no such thing; <paramref name="What"/> is opening, host, network, programme, postcode or preference,
    /// <paramref name="Near"/> the id that was perhaps meant, empty when none is near.
    /// </summary>
    public sealed record Unknown(string What, string Id, string Near) : WhatIfFault
    {
        internal static Unknown Of(string what, string id, IEnumerable<string> known) => new(what, id, NearestName.To(id, known));
    }

    /// <summary>An opening that is to be added has the id of another.</summary>
    public sealed record IdTaken(string Opening) : WhatIfFault;

    /// <summary>After all changes the weights of a kind (its code) do not sum to 1000.</summary>
    public sealed record WeightsOff(string Kind, int Sum) : WhatIfFault;

    /// <summary>After all changes a programme takes nobody of any age.</summary>
    public sealed record AgesOff(string Programme, int From, int To) : WhatIfFault;

    /// <summary>One sentence for the command line.</summary>
    public string English() => this switch
    {
        Unknown unknown => $"The night has no {unknown.What} '{unknown.Id}'.{(unknown.Near.Length > 0 ? $" Did you mean {unknown.Near}?" : "")}",
        IdTaken taken => $"The night has an opening '{taken.Opening}' already; one that is added needs an id of its own.",
        WeightsOff off => $"The weights of {off.Kind} would sum to {off.Sum}, and must sum to 1000: set others too.",
        AgesOff off => $"The programme '{off.Programme}' would take ages {off.From} to {off.To}; the first must not be above the last.",
        _ => throw new InvalidOperationException($"A fault without words: {GetType().Name}."),
    };

    /// <summary>As <see cref="English"/>, in Danish.</summary>
    public string Danish() => this switch
    {
        Unknown unknown => $"Natten kender ikke {unknown.Id} ({unknown.What}).{(unknown.Near.Length > 0 ? $" Mente du {unknown.Near}?" : "")}",
        IdTaken taken => $"Natten har allerede et opslag '{taken.Opening}'; et nyt skal have sit eget id.",
        WeightsOff off => $"Vægtene for {off.Kind} ville give {off.Sum} og skal give 1000: sæt også andre.",
        AgesOff off => $"Forløbet '{off.Programme}' ville tage alderen {off.From} til {off.To}; den første må ikke være over den sidste.",
        _ => throw new InvalidOperationException($"A fault without words: {GetType().Name}."),
    };
}
