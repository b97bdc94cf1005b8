namespace Matching.Engine.Assigning.Flows;

/// <summary>
/// Checks that a plan is allowed and that its prices prove it best: every arc of the network is looked at, then the
/// dual sum is compared with the plan's worth. Any violation is our bug and throws with its values.
/// </summary>
internal static class OptimalityProof
{
    public static Levels Check(Network network, Levels objective, int threads = 1)
    {
        CheckUnits(network);
        for (var place = 0; place < network.Places.Count; place++)
            CheckPlace(network, place);

        var (value, draw) = SurplusOfWishes(network, threads);
        for (var place = 0; place < network.Places.Count; place++)
        {
            var rent = Rent(network, place);
            value += rent.Value;
            draw += rent.Draw;
        }

        var (weight, fit) = network.Scale.Unpack(value);
        var bound = new Levels(weight, fit, (long)draw);
        if (bound != objective)
            throw Violation($"bound {bound}, plan {objective}");
        return bound;
    }

    private static InvalidOperationException Violation(string what) =>
        new($"The plan is not proved best: {what}.\nMaybe a search stopped too early or moved a unit that was not there.");

    private static void CheckUnits(Network network)
    {
        var units = new int[network.Places.Count];
        for (var wish = 0; wish < network.PairOf.Length; wish++)
        {
            if (network.PairOf[wish] != Network.None)
                units[network.SeatOf(wish)]++;
        }

        foreach (var place in network.Places.OutermostFirst.Reverse())
        {
            if (units[place] != network.Units[place] || units[place] > network.Limit[place])
                throw Violation($"place {place} holds {units[place]}, noted {network.Units[place]}, limit {network.Limit[place]}");
            if (network.Places.Parent[place] != PlaceForest.Outside)
                units[network.Places.Parent[place]] += units[place];
        }
    }

    private static void CheckPlace(Network network, int place)
    {
        if (!network.IsFull(place) && network.Onward(place) < default(Worth))
            throw Violation($"place {place} has room at {network.Onward(place)}");
        if (network.Units[place] > 0 && network.Back(place) < default(Worth))
            throw Violation($"place {place} gives back at {network.Back(place)}");
    }

    private static (Int128 Value, Int128 Draw) SurplusOfWishes(Network network, int threads)
    {
        Int128 value = 0, draw = 0;
        var wrong = int.MaxValue;
        var adding = new Lock();
        WishRanges.ForEach(network.PairOf.Length, threads, (first, end) =>
        {
            var surplus = SurplusOfRange(network, first, end);
            lock (adding)
            {
                value += surplus.Value;
                draw += surplus.Draw;
                wrong = Math.Min(wrong, surplus.Wrong);
            }
        });
        return wrong == int.MaxValue ? (value, draw) : throw WhyWrong(network, wrong);
    }

    private static (Int128 Value, Int128 Draw, int Wrong) SurplusOfRange(Network network, int first, int end)
    {
        Int128 value = 0, draw = 0;
        long[] room = [];
        for (var wish = first; wish < end; wish++)
        {
            var has = network.SurplusOf(wish);
            if (has < default(Worth) || BetterPair(network, wish, has, ref room) != Network.None)
                return (value, draw, wish);
            value += has.Value;
            draw += has.Draw;
        }

        return (value, draw, int.MaxValue);
    }

    private static InvalidOperationException WhyWrong(Network network, int wish)
    {
        var has = network.SurplusOf(wish);
        if (has < default(Worth))
            return Violation($"wish {wish} sits at {has}");

        long[] room = [];
        var pair = BetterPair(network, wish, has, ref room);
        return Violation($"wish {wish} has {has}, pair {pair} gives {network.Surplus(wish, pair)}");
    }

    // A pair that is worth more to the wish than what it has.
    private static int BetterPair(Network network, int wish, Worth has, ref long[] room)
    {
        var (first, price) = (network.FirstPair(wish), network.Price);
        var gains = network.GainsOf(wish, ref room);
        var openings = network.Opening.AsSpan(first, gains.Length);
        for (var at = 0; at < openings.Length; at++)
        {
            if (gains[at] - price[openings[at]].Value >= has.Value && network.Surplus(wish, first + at) > has)
                return first + at;
        }

        return Network.None;
    }

    // What the place's limit is worth: for each unit it may take, its price over the next place's and the unit's load.
    // Every unit held is paid that much; with room left the next would be paid nothing.
    private static (Int128 Value, Int128 Draw) Rent(Network network, int place)
    {
        var margin = network.Price[place] - network.PriceOf(network.Places.Parent[place]);
        var units = (Int128)network.Units[place];
        return (margin.Value * units - network.Places.LoadOf(place, network.Units[place]), margin.Draw * units);
    }
}
