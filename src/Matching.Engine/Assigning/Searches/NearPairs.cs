using System.Runtime.InteropServices;
using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>What a search needs of one pair, side by side in memory.</summary>
internal readonly record struct NearPair(long Gain, int Draw, int Opening, int Pair);

/// <summary>
/// A few pairs of each wish that was looked at, those with the highest surplus then. Prices only rise while wishes are
/// seated, so no other pair of the wish can ever have more than <see cref="MostElsewhere"/>; a search that needs more
/// than that looks at these alone. Nine looks of ten are saved so, and these lie together.
/// </summary>
internal sealed class NearPairs
{
    private const int Each = 8;

    private readonly List<NearPair> _pairs = [];
    private readonly List<long> _elsewhere = [];
    private readonly int[] _pair = new int[Each];
    private readonly long[] _surplus = new long[Each];
    private int _count;

    /// <summary>A pair with no more surplus than this need not be noted.</summary>
    public long Least { get; private set; }

    /// <summary>Whether a wish has so many pairs that a list is much shorter.</summary>
    public static bool Pays(int pairs) => pairs > 2 * Each;

    /// <summary>The packed surplus that no pair outside the list exceeds.</summary>
    public long MostElsewhere(int list) => _elsewhere[list];

    public ReadOnlySpan<NearPair> Pairs(int list) => CollectionsMarshal.AsSpan(_pairs).Slice(list * Each, Each);

    /// <summary>A pair's surplus rose to this, as the price of its opening fell: it may lie outside the list.</summary>
    public void Raise(int list, long surplus) => _elsewhere[list] = Math.Max(_elsewhere[list], surplus);

    /// <summary>For another part with at most so many lists: those of the one before are not looked at again, and their room is used anew.</summary>
    public void Clear(int lists)
    {
        _pairs.Clear();
        _elsewhere.Clear();
        _pairs.EnsureCapacity(lists * Each);
        _elsewhere.EnsureCapacity(lists);
    }

    /// <summary>Begins to note the best of one wish's pairs.</summary>
    public void Begin()
    {
        _count = 0;
        Least = long.MinValue;
    }

    public void Note(int pair, long surplus)
    {
        var at = _count < Each ? _count++ : Each - 1;
        for (; at > 0 && _surplus[at - 1] < surplus; at--)
            (_surplus[at], _pair[at]) = (_surplus[at - 1], _pair[at - 1]);
        (_surplus[at], _pair[at]) = (surplus, pair);
        if (_count == Each)
            Least = _surplus[Each - 1];
    }

    /// <summary>Keeps what was noted, <see cref="Pays"/> granted, as the list of this number or a new one; answers its number.</summary>
    public int Keep(Network network, int list)
    {
        if (list == Network.None)
        {
            list = _elsewhere.Count;
            _elsewhere.Add(Least);
            CollectionsMarshal.SetCount(_pairs, _pairs.Count + Each);
        }

        _elsewhere[list] = Least;
        var kept = CollectionsMarshal.AsSpan(_pairs).Slice(list * Each, Each);
        for (var at = 0; at < Each; at++)
        {
            var pair = _pair[at];
            kept[at] = new NearPair(network.Gain[pair], network.Draw[pair], network.OpeningOfPair(pair), pair);
        }

        return list;
    }
}
