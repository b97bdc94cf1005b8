using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>Places by rising distance: a heap with four children a node, whose keys may fall while they lie in it.</summary>
/// <param name="distance">The keys, by place; the owner writes them.</param>
/// <param name="position">Where each place lies, by place; written here.</param>
internal sealed class PlaceHeap(Worth[] distance, int[] position)
{
    private int[] _places = new int[64];

    public int Count { get; private set; }

    public int Nearest => _places[0];

    /// <summary>Adds a place whose distance was just written.</summary>
    public void Add(int place)
    {
        if (Count == _places.Length)
            Array.Resize(ref _places, Count * 2);
        Rise(place, Count++);
    }

    /// <summary>Moves a place whose distance just fell.</summary>
    public void Fell(int place) => Rise(place, position[place]);

    public int Take()
    {
        var nearest = _places[0];
        var last = _places[--Count];
        if (Count > 0)
            Sink(last);
        return nearest;
    }

    /// <summary>Takes any place: for emptying.</summary>
    public int TakeLast() => _places[--Count];

    private void Rise(int place, int at)
    {
        var key = distance[place];
        while (at > 0)
        {
            var above = (at - 1) >> 2;
            if (distance[_places[above]] <= key)
                break;
            Put(_places[above], at);
            at = above;
        }

        Put(place, at);
    }

    private void Sink(int place)
    {
        var key = distance[place];
        var at = 0;
        while (4 * at + 1 < Count)
        {
            var child = SmallestChild(4 * at + 1);
            if (key <= distance[_places[child]])
                break;
            Put(_places[child], at);
            at = child;
        }

        Put(place, at);
    }

    private int SmallestChild(int first)
    {
        var best = first;
        var end = Math.Min(first + 4, Count);
        for (var child = first + 1; child < end; child++)
        {
            if (distance[_places[child]] < distance[_places[best]])
                best = child;
        }

        return best;
    }

    private void Put(int place, int at)
    {
        _places[at] = place;
        position[place] = at;
    }
}
