namespace Matching.Engine.Sifting;

/// <summary>
/// Hands out room for numbers from large blocks. Millions of pairs are kept through the night: in arrays of their own the collector would copy each of
/// them twice before it leaves them alone.
/// </summary>
internal sealed class NumberStore
{
    private const int BlockSize = 1 << 18;

    private int[] _block = [];
    private int _used;

    /// <summary>Room for so many, not cleared.</summary>
    public ArraySegment<int> Take(int count)
    {
        if (_block.Length - _used < count)
        {
            _block = GC.AllocateUninitializedArray<int>(Math.Max(BlockSize, count));
            _used = 0;
        }

        var room = new ArraySegment<int>(_block, _used, count);
        _used += count;
        return room;
    }
}
