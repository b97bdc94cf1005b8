using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules;

/// <summary>
/// One demand that a pair keeps or breaks. The bool and the finding come from the same arithmetic: one law, two voices.
/// A rule is pure, knows no algorithm, and allocates nothing in <see cref="IsKept"/>.
/// </summary>
internal interface IHardRule
{
    /// <summary>The demand, as files and screens know it.</summary>
    string Id { get; }

    bool IsKept(in Pair pair);

    /// <summary>The facts it saw, kept or broken.</summary>
    Finding Explain(in Pair pair);
}

/// <summary>A rule that can say in its own unit how much is missing.</summary>
internal interface IMissesByAmount
{
    /// <summary>
    /// The smallest change of her own fact, in the rule's unit, that makes this broken pair keep the rule; null when no change of hers does,
    /// or when more than <paramref name="atMost"/> is needed. Making the change breaks no other rule.
    /// </summary>
    decimal? Missing(in Pair pair, decimal atMost);
}

/// <summary>A rule or preference that has something to say beside its answer: codes listed in <see cref="Warnings"/>.</summary>
internal interface IWarn
{
    /// <summary>Codes for this pair; none = nothing to warn of.</summary>
    IEnumerable<string> WarningsFor(Pair pair);
}

/// <summary>A rule that limits how long a placement of this pair may last.</summary>
internal interface ILimitWeeks
{
    /// <summary>Whole weeks; null = no limit.</summary>
    int? WeeksFor(in Pair pair);
}
