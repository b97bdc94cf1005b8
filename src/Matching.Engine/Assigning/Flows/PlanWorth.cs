namespace Matching.Engine.Assigning.Flows;

/// <summary>Adds up what a plan is worth from the problem's own figures, level by level, without prices.</summary>
internal static class PlanWorth
{
    public static Levels Of(Network network)
    {
        var sum = default(Levels);
        for (var wish = 0; wish < network.PairOf.Length; wish++)
        {
            if (network.PairOf[wish] != Network.None)
                sum = Plus(sum, network, wish, network.PairOf[wish]);
        }

        var load = (Int128)0;
        for (var place = 0; place < network.Places.Count; place++)
            load += network.Places.LoadOf(place, network.Units[place]);
        return sum with { Fit = (long)(sum.Fit - load) };
    }

    /// <summary>Worth of a plan with this pair added, load apart.</summary>
    public static Levels Plus(Levels sum, Network network, int wish, int pair)
    {
        var (weight, score) = network.Scale.Unpack(network.GainOf(wish, pair));
        return checked(new Levels(sum.Placed + weight, sum.Fit + score, sum.Draw + network.Draw[pair]));
    }
}
