using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Changes;

/// <summary>One pair as its opening sees it: who, for how much, which pair.</summary>
internal readonly record struct Suitor(long Gain, int Wish, int Pair);

/// <summary>
/// The pairs the other way round: who has a pair with an opening. Pairs that a change brings are kept in a list beside
/// the first ones; what a change takes away stays and is passed over by whoever reads (<see cref="IsStale"/>).
/// </summary>
internal sealed class PairsByOpening
{
    private readonly Network _network;
    private readonly int[] _start;
    private readonly Suitor[] _suitors;
    private readonly int[] _newest;
    private readonly List<(int Wish, int Pair, int Older)> _later = [];

    public PairsByOpening(Network network)
    {
        _network = network;
        _start = Starts(network);
        _suitors = new Suitor[_start[^1]];
        _newest = new int[network.Places.Openings];
        Array.Fill(_newest, Network.None);
        Fill();
    }

    /// <summary>The pairs known from the start. Their gains are those of that time.</summary>
    public ReadOnlySpan<Suitor> First(int opening) => _suitors.AsSpan(_start[opening].._start[opening + 1]);

    /// <summary>The newest of the pairs that changes brought, to be followed by <see cref="Later"/>; or none.</summary>
    public int Newest(int opening) => _newest[opening];

    public (int Wish, int Pair, int Older) Later(int at) => _later[at];

    public void Add(int wish, int pair)
    {
        var opening = _network.Opening[pair];
        _later.Add((wish, pair, _newest[opening]));
        _newest[opening] = _later.Count - 1;
    }

    /// <summary>Whether the pair is no longer one of this wish with this opening.</summary>
    public bool IsStale(int wish, int pair, int opening) =>
        pair < _network.First[wish] || pair >= _network.End[wish] || _network.Opening[pair] != opening;

    private static int[] Starts(Network network)
    {
        var start = new int[network.Places.Openings + 1];
        for (var wish = 0; wish < network.PairOf.Length; wish++)
        {
            for (var pair = network.First[wish]; pair < network.End[wish]; pair++)
                start[network.Opening[pair] + 1]++;
        }

        for (var opening = 1; opening < start.Length; opening++)
            start[opening] += start[opening - 1];
        return start;
    }

    private void Fill()
    {
        var next = _start.ToArray();
        for (var wish = 0; wish < _network.PairOf.Length; wish++)
        {
            for (var pair = _network.First[wish]; pair < _network.End[wish]; pair++)
                _suitors[next[_network.Opening[pair]]++] = new Suitor(_network.Gain[pair], wish, pair);
        }
    }
}
