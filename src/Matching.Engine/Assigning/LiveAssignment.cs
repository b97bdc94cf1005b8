using Matching.Engine.Assigning.Changes;
using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning;

/// <summary>
/// A solved problem that takes changes one by one and is best again after each: the objective is what solving the changed
/// problem anew would give. Only what must move moves; what is equally good stays as it is, so the plan need not be the
/// one that <see cref="ExactAssignment"/> chooses among plans of equal worth. Every change can be undone by the opposite
/// one. The assignment it was made of is left as it is. One thread at a time.
/// </summary>
public sealed class LiveAssignment
{
    private readonly Network _network;
    private readonly Mending _mending;
    private readonly PairColumns _columns;

    private LiveAssignment(Network network)
    {
        _network = network;
        var byOpening = new PairsByOpening(network);
        _mending = new Mending(network, byOpening);
        _columns = new PairColumns(network, byOpening);
    }

    /// <summary>Number of wishes, those that were added included.</summary>
    public int Wishes => _columns.Wishes;

    /// <summary>What the plan is worth now. Adds up all rows: ask once after many changes.</summary>
    public Levels Objective => PlanWorth.Of(_network);

    /// <summary>Takes the solved plan and its prices over; the problem's arrays are copied where changes may write.</summary>
    public static LiveAssignment Of(Assignment solved)
    {
        ArgumentNullException.ThrowIfNull(solved);
        var network = solved.Network.Copy();
        network.LiftUselessLimits();
        return new LiveAssignment(network);
    }

    /// <summary>The farthest from 0 that a change may bring a score; 0 where the solved figures leave no room for changes.</summary>
    internal long MostScore => _network.Scale.MostScore;

    /// <summary>Opening that the plan gives a wish, −1 = none.</summary>
    public int OpeningOf(int wish) => _network.PairOf[wish] == Network.None ? -1 : _network.SeatOf(wish);

    /// <summary>By the prices now, what a seated wish gains by its place over the best other that is none of these; a lower bound of what the plan loses without it.</summary>
    internal (long Weight, long Fit) LossWithout(int wish, IReadOnlySet<int> openings)
    {
        var next = default(Worth);
        for (var pair = _network.First[wish]; pair < _network.End[wish]; pair++)
        {
            if (pair != _network.PairOf[wish] && !openings.Contains(_network.Opening[pair]) && _network.Surplus(wish, pair) is var surplus && surplus > next)
                next = surplus;
        }

        return _network.Scale.Unpack(_network.SurplusOf(wish).Value - next.Value);
    }

    /// <summary>Proves the plan best by its prices, over every pair, as after a cold solve; answers the objective.</summary>
    /// <exception cref="InvalidOperationException">The proof fails: a bug.</exception>
    public Levels Prove() => OptimalityProof.Check(_network, Objective);

    /// <summary>A wish that takes part no longer; its pairs are kept for <see cref="PutBack"/>. Nothing happens if it took none.</summary>
    public void TakeOut(int wish)
    {
        if (!_columns.TakesPart(wish))
            return;

        _columns.Hide(wish);
        _mending.Remove(wish);
    }

    /// <summary>A wish that takes part again, with the pairs it had.</summary>
    public void PutBack(int wish)
    {
        if (_columns.TakesPart(wish))
            return;

        _columns.Show(wish);
        _mending.Add(wish);
    }

    /// <summary>A new wish with these pairs; answers its number.</summary>
    public int Add(ReadOnlySpan<LivePair> pairs)
    {
        var wish = _columns.NewWish();
        _mending.Widen();
        _columns.Replace(wish, pairs);
        _mending.Add(wish);
        return wish;
    }

    /// <summary>A wish gets these pairs in place of the ones it had; it takes part whether it did before or not.</summary>
    /// <exception cref="ArgumentException">Openings do not rise, or a figure is beyond what the solved network holds exactly.</exception>
    public void Replace(int wish, ReadOnlySpan<LivePair> pairs)
    {
        _columns.RefuseBad(wish, pairs);
        TakeOut(wish);
        _columns.Replace(wish, pairs);
        _mending.Add(wish);
    }

    /// <summary>A wish gets this weight on all its pairs.</summary>
    public void Weigh(int wish, long weight) => Replace(wish, _columns.PairsWith(wish, weight));

    /// <summary>The pair may not be chosen until <see cref="Allow"/>. Nothing happens if the wish has no such pair.</summary>
    public void Forbid(int wish, int opening)
    {
        var pair = _columns.Find(wish, opening);
        if (pair == Network.None)
            return;
        if (_network.PairOf[wish] != pair)
        {
            _columns.Forbid(wish, pair);
            _mending.PairsMoved(wish);
            return;
        }

        TakeOut(wish);
        _columns.Forbid(wish, pair);
        PutBack(wish);
    }

    /// <summary>A pair that was forbidden may be chosen again.</summary>
    public void Allow(int wish, int opening)
    {
        var pair = _columns.FindForbidden(wish, opening);
        if (pair == Network.None)
            return;
        if (!_columns.TakesPart(wish) || _network.Surplus(wish, pair) <= _network.SurplusOf(wish))
        {
            _columns.Allow(wish, pair);
            _mending.PairsMoved(wish);
            return;
        }

        TakeOut(wish);
        _columns.Allow(wish, pair);
        PutBack(wish);
    }

    /// <summary>Free seats of an opening, 0 or more; 0 closes it.</summary>
    public void SetSeats(int opening, int seats)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        _mending.SetLimit(opening, seats);
    }

    /// <summary>Capacity of a group, 0 or more or <see cref="GroupLimit.Unlimited"/>.</summary>
    public void SetCapacity(int group, long capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _mending.SetLimit(_network.Places.Openings + group, (int)Math.Min(capacity, Network.NoLimit));
    }
}
