using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules;

/// <summary>
/// One demand that a pair keeps or breaks. The bool and the finding come from the same arithmetic: one law, two voices.
/// A rule is pure, knows no algorithm, and allocates nothing in <see cref="IsKept"/>. One that looks at little says so by <see cref="ILookAtLittle"/>
/// and is asked less often; without that it is asked about every pair that is left.
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
    /// <summary>Minutes of hers that one unit is, so that amounts of different rules can stand in one order.</summary>
    int MinutesOfUnit { get; }

    /// <summary>
    /// The smallest change of her own fact, in the rule's unit, that makes this broken pair keep the rule; null when no change of hers does,
    /// or when more than <paramref name="atMost"/> is needed. Making the change breaks no other rule.
    /// </summary>
    decimal? Missing(in Pair pair, decimal atMost);
}

/// <summary>A rule that is kept where she has at least the amount that the opening asks of everybody who looks like her: one number each, never more.</summary>
internal interface IAskAnAmount : IHardRule, ILookAtLittle, IMissesByAmount
{
    /// <summary>No amount is enough.</summary>
    const int TooMuch = ushort.MaxValue;

    /// <summary>0 to <see cref="TooMuch"/>; depends on what is looked at and on nothing else of hers.</summary>
    int Asks(in Pair pair);

    /// <summary>What she has; below <see cref="TooMuch"/>, and below 0 where nothing is little enough.</summary>
    int Has(YouthTonight youth);

    bool IHardRule.IsKept(in Pair pair) => Asks(pair) <= Has(pair.Youth);

    decimal? IMissesByAmount.Missing(in Pair pair, decimal atMost) =>
        Asks(pair) is var asks and < TooMuch && asks - Has(pair.Youth) is var missing && missing <= atMost ? missing : null;
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
