using System.Globalization;

namespace Matching.Faults;

/// <summary>One thing that must hold: how many it was looked at for, how many broke it, and, where some did, which.</summary>
public sealed record LawKept(string Law, long LookedAt, long Broken, string Which = "")
{
    public override string ToString() => Broken == 0
        ? string.Create(CultureInfo.InvariantCulture, $"  {LookedAt,6} looked at, 0 broken: {Law}")
        : string.Create(CultureInfo.InvariantCulture, $"BROKEN {Broken} of {LookedAt}: {Law}{(Which.Length > 0 ? $" ({Which})" : "")}");
}
