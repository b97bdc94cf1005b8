using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments.Goals;

/// <summary>What she, or a host that has her, wants to have come to, in their words. Civil dates; reached or dropped, it is open no more.</summary>
/// <param name="Id">Of the event that agreed it.</param>
/// <param name="Of">Whose it is: hers or the host's.</param>
/// <param name="Placement">The host's: at which placement; hers: empty.</param>
/// <param name="Words">3 to 200 characters, no CPR number.</param>
public sealed record Goal(string Id, Role Of, string Placement, string Words, DateOnly AgreedOn)
{
    public DateOnly? ReachedOn { get; init; }

    public DateOnly? DroppedOn { get; init; }

    public bool IsOpen => ReachedOn is null && DroppedOn is null;
}
