namespace Matching.Engine.Assigning.Branches;

/// <summary>What was decided on the way to a node of the search, newest first. The two ways of one question exclude each other and miss nothing.</summary>
/// <param name="Before">Decided earlier; null at the root.</param>
/// <param name="Kind">Which way.</param>
/// <param name="At">A pair, or an opening.</param>
internal sealed record Decision(Decision? Before, DecisionKind Kind, int At);

internal enum DecisionKind
{
    /// <summary>The pair is not chosen.</summary>
    Without,

    /// <summary>The pair is chosen.</summary>
    With,

    /// <summary>The opening takes nobody.</summary>
    Closed,

    /// <summary>The opening takes its minimum at least.</summary>
    Opened,
}
