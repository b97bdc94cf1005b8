namespace Matching.Engine.Explaining;

/// <summary>Keeps the smallest few of what it is shown, in rising order.</summary>
internal sealed class SmallestFew<T>(int most)
    where T : IComparable<T>
{
    private readonly List<T> _rising = new(most + 1);

    public IReadOnlyList<T> Rising => _rising;

    public bool IsFull => _rising.Count == most;

    public T Largest => _rising[^1];

    public void Add(T shown)
    {
        if (IsFull && shown.CompareTo(Largest) >= 0)
        {
            return;
        }

        var at = _rising.BinarySearch(shown);
        _rising.Insert(at < 0 ? ~at : at, shown);
        if (_rising.Count > most)
        {
            _rising.RemoveAt(most);
        }
    }
}
