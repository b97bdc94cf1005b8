namespace Matching.Engine.Choosing;

/// <summary>
/// Rankings with every tie decided: within a level the higher draw comes first, and of equal draws the smaller number. Answers at which place
/// somebody stands on a chooser's list, by halving.
/// </summary>
internal sealed class StrictOrder
{
    /// <summary>The place of somebody who is not on the list.</summary>
    public const int Unranked = -1;

    private readonly Rankings _rankings;
    private readonly int[] _order;
    private readonly int[] _sortedChoice;
    private readonly int[] _placeOfSorted;

    /// <param name="rankings">One side's lists.</param>
    /// <param name="drawOf">Draw of (chooser, choice).</param>
    public StrictOrder(Rankings rankings, Func<int, int, long> drawOf)
    {
        _rankings = rankings;
        _order = [.. rankings.Choice];
        _placeOfSorted = new int[_order.Length];
        for (var chooser = 0; chooser < rankings.Choosers; chooser++)
            DecideTies(chooser, drawOf);

        _sortedChoice = [.. _order];
        for (var at = 0; at < _order.Length; at++)
            _placeOfSorted[at] = at;
        for (var chooser = 0; chooser < rankings.Choosers; chooser++)
            Array.Sort(_sortedChoice, _placeOfSorted, rankings.Start[chooser], Length(chooser));
    }

    public int Length(int chooser) => _rankings.Start[chooser + 1] - _rankings.Start[chooser];

    /// <summary>The choice at a place, 0 = best.</summary>
    public int At(int chooser, int place) => _order[_rankings.Start[chooser] + place];

    /// <summary>The place of a choice on a chooser's list, 0 = best, or <see cref="Unranked"/>.</summary>
    public int PlaceOf(int chooser, int choice)
    {
        var found = Array.BinarySearch(_sortedChoice, _rankings.Start[chooser], Length(chooser), choice);
        return found < 0 ? Unranked : _placeOfSorted[found] - _rankings.Start[chooser];
    }

    private void DecideTies(int chooser, Func<int, int, long> drawOf)
    {
        var end = _rankings.Start[chooser + 1];
        for (var first = _rankings.Start[chooser]; first < end;)
        {
            var next = first + 1;
            while (next < end && _rankings.Level[next] == _rankings.Level[first])
                next++;
            if (next - first > 1)
                Draw(chooser, first, next, drawOf);
            first = next;
        }
    }

    private void Draw(int chooser, int first, int next, Func<int, int, long> drawOf)
    {
        var tied = _order[first..next];
        var keys = Array.ConvertAll(tied, choice => (-drawOf(chooser, choice), choice));
        Array.Sort(keys, tied);
        tied.CopyTo(_order, first);
    }
}
