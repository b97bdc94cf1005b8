namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// The flow with prices that proved a part's plan best without deciding anything. One more seat is worth at most what it is worth to this flow; and
/// exactly that, where the flow with the seat still keeps the conditions and fills every row that costs something.
/// </summary>
internal sealed class ClosedRoot(Part part, Relaxation closing, RowPrice[] rows)
{
    private readonly Lazy<SeatRise[]> _rises = new(() => SeatPrices.Of(closing.Solved));
    private readonly Lazy<LiveAssignment> _live = new(() => LiveAssignment.Of(closing.Solved));

    /// <summary>Null where it cannot be told.</summary>
    public SeatRise? RiseOf(int opening)
    {
        var rise = _rises.Value[opening];
        return rise == default || IsKeptWith(opening) ? rise : null;
    }

    private bool IsKeptWith(int opening)
    {
        Raise(opening, 1);
        var pairOf = closing.PairsOf(_live.Value.OpeningOf);
        Raise(opening, 0);
        return Faults.Of(part, pairOf).AreNone && Array.TrueForAll(rows, row => Faults.Chosen(part, pairOf, row.Pairs) == row.Most);
    }

    private void Raise(int opening, int by)
    {
        _live.Value.SetSeats(opening, part.Problem.Openings[opening].Seats + by);
        for (var group = part.Problem.Openings[opening].Group; group >= 0; group = part.Problem.Groups[group].Parent)
        {
            if (part.Problem.Groups[group].Capacity != GroupLimit.Unlimited)
                _live.Value.SetCapacity(group, part.Problem.Groups[group].Capacity + by);
        }
    }
}
