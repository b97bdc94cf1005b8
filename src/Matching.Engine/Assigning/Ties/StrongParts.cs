using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Ties;

/// <summary>
/// Strongly connected parts of the tight network (Tarjan, without recursion): only arcs within one part can lie on a
/// ring. Moving units round rings never joins two parts.
/// </summary>
internal sealed class StrongParts
{
    private const int Unseen = 0;

    private readonly TightNetwork _tight;
    private readonly int[] _seen;
    private readonly int[] _low;
    private readonly int[] _part;
    private readonly Stack<int> _open = new();
    private readonly Stack<(int Node, int Next, int End)> _path = new();
    private readonly List<int> _next = [];
    private int _seenCount;
    private int _partCount;

    public StrongParts(TightNetwork tight)
    {
        _tight = tight;
        _seen = new int[tight.Nodes];
        _low = new int[tight.Nodes];
        _part = new int[tight.Nodes];
        foreach (var wish in tight.Choosing)
        {
            if (_seen[tight.NodeOf(wish)] == Unseen)
                Explore(tight.NodeOf(wish));
        }
    }

    /// <summary>Whether both nodes lie in one part. Nodes that no choosing wish leads to are in none.</summary>
    public bool AreTogether(int node, int other) => _part[node] == _part[other] && _part[node] > 0;

    private void Explore(int from)
    {
        Enter(from);
        while (_path.TryPop(out var at))
        {
            if (at.Next == at.End)
            {
                Leave(at.Node);
                continue;
            }

            var next = _next[at.Next];
            _path.Push(at with { Next = at.Next + 1 });
            if (_seen[next] == Unseen)
                Enter(next);
            else if (_part[next] == 0)
                _low[at.Node] = Math.Min(_low[at.Node], _seen[next]);
        }
    }

    private void Enter(int node)
    {
        _seen[node] = _low[node] = ++_seenCount;
        _open.Push(node);
        var first = _next.Count;
        _tight.AddNext(node, _next);
        _path.Push((node, first, _next.Count));
    }

    private void Leave(int node)
    {
        if (_path.TryPeek(out var before))
        {
            _low[before.Node] = Math.Min(_low[before.Node], _low[node]);
            _next.RemoveRange(before.End, _next.Count - before.End);
        }
        else
        {
            _next.Clear();
        }

        if (_low[node] != _seen[node])
            return;

        _partCount++;
        int member;
        do
        {
            member = _open.Pop();
            _part[member] = _partCount;
        }
        while (member != node);
    }
}
