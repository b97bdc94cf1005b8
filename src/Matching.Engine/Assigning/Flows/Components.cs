namespace Matching.Engine.Assigning.Flows;

/// <summary>
/// The parts of a problem that share no place: each can be solved by itself. In a part the wishes lie by falling highest
/// weight, then by number: a filled wish is then rarely moved out again.
/// </summary>
internal sealed class Components
{
    private readonly int[] _start;
    private readonly int[] _wishes;

    private Components(int[] start, int[] wishes)
    {
        _start = start;
        _wishes = wishes;
    }

    public int Count => _start.Length - 1;

    public ReadOnlySpan<int> Wishes(int component) => _wishes.AsSpan(_start[component].._start[component + 1]);

    public int Size(int component) => _start[component + 1] - _start[component];

    public static Components Of(Network network)
    {
        var around = Join(network);
        var number = new int[network.Places.Count];
        var size = new List<int>();
        var order = ByWeight(network);
        foreach (var wish in order)
        {
            var root = RootOf(wish, network, around);
            if (number[root] == 0)
            {
                size.Add(0);
                number[root] = size.Count;
            }

            size[number[root] - 1]++;
        }

        return Lay(order, size, wish => number[RootOf(wish, network, around)] - 1);
    }

    private static Components Lay(int[] order, List<int> size, Func<int, int> componentOf)
    {
        var start = new int[size.Count + 1];
        for (var component = 0; component < size.Count; component++)
            start[component + 1] = start[component] + size[component];

        var next = start.ToArray();
        var wishes = new int[order.Length];
        foreach (var wish in order)
            wishes[next[componentOf(wish)]++] = wish;
        return new Components(start, wishes);
    }

    private static int RootOf(int wish, Network network, int[] around) =>
        Root(around, network.OpeningOfPair(network.FirstPair(wish)));

    private static int[] Join(Network network)
    {
        var around = new int[network.Places.Count];
        foreach (var place in network.Places.OutermostFirst)
        {
            var parent = network.Places.Parent[place];
            around[place] = parent == PlaceForest.Outside ? place : around[parent];
        }

        for (var wish = 0; wish < network.PairOf.Length; wish++)
            JoinPairs(network, around, wish);
        return around;
    }

    private static void JoinPairs(Network network, int[] around, int wish)
    {
        var end = network.EndOfPairs(wish);
        var first = network.FirstPair(wish);
        if (first == end)
            return;

        var root = Root(around, network.OpeningOfPair(first));
        for (var pair = first + 1; pair < end; pair++)
        {
            var other = Root(around, network.OpeningOfPair(pair));
            around[Math.Max(root, other)] = Math.Min(root, other);
            root = Math.Min(root, other);
        }
    }

    private static int Root(int[] around, int place)
    {
        while (around[place] != place)
        {
            around[place] = around[around[place]];
            place = around[place];
        }

        return place;
    }

    // A wish without pairs is in no component.
    private static int[] ByWeight(Network network) => WeightOrder.HeaviestFirst(
        network.PairOf.Length,
        wish => network.FirstPair(wish) < network.EndOfPairs(wish),
        wish => HighestWeight(network, wish));

    private static long HighestWeight(Network network, int wish)
    {
        var pairs = network.Problem.Pairs;
        if (pairs.WeighsByWish)
            return pairs.Weight[wish];

        var weight = pairs.Weight.AsSpan(network.FirstPair(wish)..network.EndOfPairs(wish));
        var highest = weight[0];
        foreach (var one in weight)
            highest = Math.Max(highest, one);
        return highest;
    }
}
