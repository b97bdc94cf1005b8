namespace Matching.Engine.Assigning.Flows;

/// <summary>
/// Openings and groups as one forest of places: an opening is a leaf with its number, group g is place O + g. Each place
/// passes units on to the place around it, at most <c>Limit</c> of them; the outermost pass them to the sink.
/// </summary>
internal sealed class PlaceForest
{
    public const int Outside = -1;

    private readonly int[] _childStart;
    private readonly int[] _children;
    private readonly LoadPrice[] _load;

    public PlaceForest(AssignmentProblem problem)
    {
        Openings = problem.Openings.Length;
        Count = Openings + problem.Groups.Length;
        Parent = new int[Count];
        Limit = new int[Count];
        _load = new LoadPrice[Count];
        for (var place = 0; place < Count; place++)
            Describe(problem, place);

        (_childStart, _children) = GroupByParent();
        OutermostFirst = FromOutside();
        Depth = DeepestNesting();
    }

    public int Openings { get; }

    public int Count { get; }

    public int[] Parent { get; }

    public int[] Limit { get; }

    /// <summary>How many places lie around each other at most, the innermost included.</summary>
    public int Depth { get; }

    /// <summary>Every place after the one around it.</summary>
    public int[] OutermostFirst { get; }

    /// <summary>The places directly inside <paramref name="place"/>; of <see cref="Outside"/>: the outermost.</summary>
    public ReadOnlySpan<int> Inside(int place) => _children.AsSpan(_childStart[place + 1].._childStart[place + 2]);

    public long Load(int place, long unit) => _load[place].Step == 0 ? 0 : _load[place].OfUnit(unit);

    public bool HasLoad(int place) => _load[place].Step > 0;

    public Int128 LoadOf(int place, long units) => _load[place].OfFirst(units);

    /// <summary>No plan pays more load than this, even with one more seat.</summary>
    public Int128 HighestLoad()
    {
        var within = new long[Count];
        Int128 sum = 0;
        foreach (var place in OutermostFirst.Reverse())
        {
            within[place] = Math.Min(Limit[place], place < Openings ? Limit[place] : within[place]);
            if (Parent[place] != Outside)
                within[Parent[place]] += within[place];
            sum += LoadOf(place, within[place] + 1);
        }

        return sum;
    }

    private void Describe(AssignmentProblem problem, int place)
    {
        // More than the wishes is as good as unlimited; one above them, so that it never counts as full.
        long most = problem.Pairs.Wishes + 1;
        if (place < Openings)
        {
            var (seats, group) = problem.Openings[place];
            Parent[place] = group < 0 ? Outside : Openings + group;
            Limit[place] = (int)Math.Min(seats, most);
            return;
        }

        var (capacity, parent, load) = problem.Groups[place - Openings];
        Parent[place] = parent < 0 ? Outside : Openings + parent;
        Limit[place] = (int)Math.Min(capacity, most);
        _load[place] = load;
    }

    private (int[] Start, int[] Children) GroupByParent()
    {
        var start = new int[Count + 3];
        foreach (var parent in Parent)
            start[parent + 3]++;
        for (var at = 1; at < start.Length; at++)
            start[at] += start[at - 1];

        var children = new int[Count];
        for (var place = 0; place < Count; place++)
            children[start[Parent[place] + 2]++] = place;
        return (start, children);
    }

    private int DeepestNesting()
    {
        var depth = new int[Count];
        foreach (var place in OutermostFirst)
            depth[place] = Parent[place] == Outside ? 1 : depth[Parent[place]] + 1;
        return Count == 0 ? 0 : depth.Max();
    }

    private int[] FromOutside()
    {
        var order = new int[Count];
        var end = 0;
        foreach (var place in Inside(Outside))
            order[end++] = place;
        for (var at = 0; at < end; at++)
        {
            foreach (var place in Inside(order[at]))
                order[end++] = place;
        }

        return order;
    }
}
